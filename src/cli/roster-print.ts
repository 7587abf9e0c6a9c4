import type { Audience } from '../people/person.ts'
import type { Exclusion, ExclusionReason, Roster, RosterEntry } from '../people/roster.ts'
import { audienceNames } from './audience-names.ts'

const GUEST = 'a guest account: guests cannot sign in Teams chat, so ask them another way'

const exclusionWords: Readonly<Record<ExclusionReason, string>> = {
  pupil: 'a pupil: take them out of the group',
  disabled: 'the account is disabled',
  incomplete: 'Entra ID has no name or sign-in address for them',
}

interface Counts {
  readonly asked: number
  readonly unreachable: number
  readonly excluded: number
}

/** `assent roster --json`: counts first; `total` counts each person once, the lines by audience may not. */
export function rosterAsJson(roster: Roster): object {
  return {
    takenAt: roster.takenAt,
    total: count(roster),
    audiences: roster.audiences.map((audience) => ({ audience, ...count(within(roster, audience)) })),
    people: roster.entries.map(({ person, audiences, reach }) => ({
      id: person.personId,
      name: person.displayName,
      userPrincipalName: person.userPrincipalName,
      jobTitle: person.jobTitle,
      audiences,
      unreachable: reach.kind === 'unreachable' ? reach.reason : null,
    })),
    excluded: roster.exclusions.map(({ personId, displayName, audiences, reason }) => ({
      id: personId,
      name: displayName,
      audiences,
      reason,
    })),
  }
}

export function rosterAsText(roster: Roster): string {
  const lines = roster.audiences.map((audience) => countLine(audienceNames[audience], count(within(roster, audience))))
  const together = roster.audiences.length > 1 ? [countLine('Everybody, once', count(roster))] : []
  const counts = [`As Entra ID had it on ${moment.format(new Date(roster.takenAt))}`, ...lines, ...together].join('\n')
  return `${[counts, ...roster.audiences.flatMap((audience) => peopleOf(roster, audience))].join('\n\n')}\n`
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })

function within({ entries, exclusions }: Roster, audience: Audience): Pick<Roster, 'entries' | 'exclusions'> {
  return {
    entries: entries.filter((entry) => entry.audiences.includes(audience)),
    exclusions: exclusions.filter((exclusion) => exclusion.audiences.includes(audience)),
  }
}

function count({ entries, exclusions }: Pick<Roster, 'entries' | 'exclusions'>): Counts {
  const unreachable = entries.filter(isUnreachable).length
  return { asked: entries.length - unreachable, unreachable, excluded: exclusions.length }
}

function countLine(label: string, { asked, unreachable, excluded }: Counts): string {
  return `  ${label.padEnd(16)}${asked} would be asked, ${unreachable} cannot be reached in chat, ${excluded} never asked`
}

function peopleOf(roster: Roster, audience: Audience): readonly string[] {
  const { entries, exclusions } = within(roster, audience)
  const label = audienceNames[audience]
  const asked = entries.filter((entry) => !isUnreachable(entry))
  return [
    list(
      `${label} who would be asked`,
      asked.map((entry) => entryLine(entry, audience)),
    ),
    list(
      `${label} who cannot be reached in chat`,
      entries.filter(isUnreachable).map((entry) => `${entryLine(entry, audience)}: ${GUEST}`),
    ),
    list(`${label} who are never asked`, exclusions.map(exclusionLine)),
  ].filter((text) => text !== '')
}

function list(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${heading} (${lines.length})`, ...lines.map((line) => `  ${line}`)].join('\n')
}

function entryLine({ person, audiences }: RosterEntry, here: Audience): string {
  const elsewhere = audiences.filter((audience) => audience !== here)
  const title = person.jobTitle === null ? '' : `, ${person.jobTitle}`
  return `${person.displayName}${title}${elsewhere.length === 0 ? '' : ` (also ${elsewhere.join(', ')})`}`
}

function exclusionLine({ displayName, personId, reason }: Exclusion): string {
  return `${displayName ?? personId}: ${exclusionWords[reason]}`
}

function isUnreachable({ reach }: RosterEntry): boolean {
  return reach.kind === 'unreachable'
}
