import type { CarriedOverRecord, LedgerRecord } from '../attestations/attestation.ts'
import type { Audience } from '../people/person.ts'
import { audiencePlurals } from '../policy/audience-plurals.ts'
import type { Contact, Policy, PolicyId, VersionId } from '../policy/policy.ts'
import { readingTimeOf } from '../policy/reading-time.ts'
import { joinWords, plural, shownName } from './card-text.ts'

const capacity: Readonly<Record<Audience, string>> = { staff: 'staff', governor: 'a governor', visitor: 'a visitor' }

/** `Staff`, as the heading of a line of figures. */
export function audienceTitle(audience: Audience): string {
  const word = audiencePlurals[audience]
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

/** `staff and a governor`: the capacity somebody signs in. */
export function capacityWords(audiences: readonly Audience[]): string {
  return joinWords(audiences.map((audience) => capacity[audience]))
}

/** The page with the clauses that bind these audiences, at one clause where given. */
export function fullTextUrl(
  publicUrl: URL,
  { policyId, versionId }: { readonly policyId: PolicyId; readonly versionId: VersionId },
  audiences: readonly Audience[],
  clauseId?: string,
): string {
  const page = new URL(
    `policies/${encodeURIComponent(policyId)}/${encodeURIComponent(versionId)}`,
    withSlash(publicUrl),
  )
  const query = audiences.length > 0 ? `?for=${audiences.join(',')}` : ''
  return `${page.href}${query}${clauseId === undefined ? '' : `#clause-${encodeURIComponent(clauseId)}`}`
}

function withSlash(url: URL): URL {
  return url.pathname.endsWith('/') ? url : new URL(`${url.href}/`)
}

/** `about 6 minutes: 1,180 words apply to you as staff` */
export function readingTime(policy: Policy, audiences: readonly Audience[]): string {
  const { words, minutes } = readingTimeOf(policy, audiences)
  return `about ${plural(minutes, 'minute', 'minutes')}: ${plural(words, 'word applies', 'words apply')} to you as ${capacityWords(audiences)}`
}

/** What tells this version from last year's: the academic year, else when it was reviewed or adopted. */
export function versionName(policy: Policy): string {
  if (policy.academicYear) return policy.academicYear
  if (policy.reviewedOn) return `reviewed ${dateWords(policy.reviewedOn)}`
  if (policy.adoptedOn) return `adopted ${dateWords(policy.adoptedOn)}`
  return `text ${policy.contentHash.replace('sha256:', '').slice(0, 8)}`
}

const monthYear = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** `September 2026`, or the year alone where no month is known. */
export function dateWords(date: string): string {
  return date.length > 4 ? monthYear.format(new Date(`${date.slice(0, 7)}-01T00:00:00.000Z`)) : date
}

/** `Ines Costa, ICT Manager`; undefined where the policy names nobody. */
export function contactWords(contacts: readonly Contact[]): string | undefined {
  const named = contacts
    .map(({ name, role }) =>
      [name, role]
        .filter((part) => part !== null)
        .map((part) => shownName(part))
        .join(', '),
    )
    .filter((words) => words !== '')
  return named.length > 0 ? joinWords(named.slice(0, 2), 'or') : undefined
}

/** The fields as typed, in the order they were asked. */
export function fieldFacts(record: LedgerRecord): readonly { readonly label: string; readonly value: string }[] {
  return Object.entries(record.fields)
    .filter(([, value]) => value.trim() !== '')
    .map(([label, value]) => ({ label: shownName(label), value: shownName(value) }))
}

/** Why somebody who pressed nothing counts as having signed. */
export function standingWords({ carriedOver: { because, by } }: CarriedOverRecord): string {
  const why = because === 'editorial' ? 'only the wording has changed' : 'nothing that applies to you has changed'
  return `Your earlier signature stands for this version: ${why}, as ${shownName(by)} has recorded.`
}
