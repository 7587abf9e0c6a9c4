import type { Audience, PersonId } from './person.ts'
import type { Roster } from './roster.ts'

/** An audience that lost so many people that somebody should look before anything is sent or closed. */
export interface SuspiciousLoss {
  readonly audience: Audience
  readonly kind: 'emptied' | 'shrank'
  readonly before: number
  readonly now: number
  /** How many of those before are gone. */
  readonly left: number
}

export interface RosterChange {
  readonly joined: readonly PersonId[]
  readonly left: readonly PersonId[]
  /** Empty when the next roster can be taken as it is. */
  readonly suspicious: readonly SuspiciousLoss[]
}

// A school rarely loses more than a fifth of its people between two readings; a wrong or emptied group does at once.
const MOST_LEAVERS = 0.2

/**
 * What changed between two readings, in the audiences that both cover. An audience is suspicious when nobody is in it,
 * or when more than a fifth of those before are gone; newcomers do not make up for them, since a group that was
 * swapped for another is just as wrong as one that was emptied. Without a previous roster only emptiness can be seen.
 */
export function decideRosterChange(previous: Roster | undefined, next: Roster): RosterChange {
  const shared = next.audiences.filter((audience) => previous?.audiences.includes(audience))
  const before = membersOf(previous, shared)
  const now = membersOf(next, shared)
  return {
    joined: [...now].filter((id) => !before.has(id)),
    left: [...before].filter((id) => !now.has(id)),
    suspicious: next.audiences.flatMap((audience) => findLoss(audience, previous, next)),
  }
}

function findLoss(audience: Audience, previous: Roster | undefined, next: Roster): readonly SuspiciousLoss[] {
  const before = membersOf(previous, [audience])
  const now = membersOf(next, [audience])
  const left = [...before].filter((id) => !now.has(id)).length
  const counts = { audience, before: before.size, now: now.size, left }
  if (now.size === 0) return [{ ...counts, kind: 'emptied' }]
  return left > before.size * MOST_LEAVERS ? [{ ...counts, kind: 'shrank' }] : []
}

function membersOf(roster: Roster | undefined, audiences: readonly Audience[]): ReadonlySet<PersonId> {
  const entries = roster?.entries.filter((entry) => entry.audiences.some((audience) => audiences.includes(audience)))
  return new Set(entries?.map((entry) => entry.person.personId))
}
