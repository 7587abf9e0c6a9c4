import type { Audience } from '../people/person.ts'
import type { Roster, RosterEntry } from '../people/roster.ts'
import type { Assignment } from './assignment.ts'

/** The roster's people in these audiences who have no assignment yet. */
export function entriesToAdd(
  audiences: readonly Audience[],
  roster: Roster,
  assignments: readonly Assignment[],
): readonly RosterEntry[] {
  const alreadyAsked = new Set(assignments.map((assignment) => assignment.person.personId))
  return roster.entries.filter(
    (entry) => shareAny(entry.audiences, audiences) && !alreadyAsked.has(entry.person.personId),
  )
}

export function shareAny(some: readonly Audience[], others: readonly Audience[]): boolean {
  return some.some((audience) => others.includes(audience))
}
