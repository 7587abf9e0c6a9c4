import { schoolDateOf } from '../clock.ts'
import type { CompletionReport, OutstandingPerson } from '../reports/completion.ts'
import { audienceWords } from './audience-words.ts'
import { renderCsv } from './csv.ts'

const header = ['Name', 'Job title', 'Audience', 'State', 'Reason', 'Next step', 'Asked on']

const stateWords: Readonly<Record<OutstandingPerson['state'], string>> = {
  pending: 'Not signed yet',
  declined: 'Declined',
  excused: 'Excused',
  unreachable: 'Cannot be reached in Teams',
}

export function renderOutstandingCsv({ outstanding }: CompletionReport): string {
  const rows = outstanding.map((person) => [
    person.displayName,
    person.jobTitle ?? '',
    audienceWords(person.audiences),
    stateWords[person.state],
    person.reason,
    person.nextStep,
    person.askedAt === null ? '' : schoolDateOf(person.askedAt),
  ])
  return renderCsv([header, ...rows])
}

/** `not-yet-signed-acceptable-use-policy-2026-09-12.csv` */
export function outstandingCsvName({ campaign, asOf }: CompletionReport): string {
  const title = campaign.policyTitle
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  return `not-yet-signed-${title || 'policy'}-${schoolDateOf(asOf)}.csv`
}
