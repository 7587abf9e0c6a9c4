import { createHash } from 'node:crypto'
import type { Audience, Person, PersonId } from './person.ts'
import type { DirectoryUser } from './ports.ts'
import type { Exclusion, ExclusionReason, Reach, Roster, RosterEntry, RosterId } from './roster.ts'

/** Somebody found in a group, and every audience whose groups they were found in. */
export interface FoundUser {
  readonly user: DirectoryUser
  readonly audiences: readonly Audience[]
}

/** Decides for each person found whether they are asked, can be reached, or are never a target. */
export function assembleRoster(
  reading: Pick<Roster, 'tenantId' | 'takenAt' | 'audiences'>,
  found: readonly FoundUser[],
  pupils: ReadonlySet<PersonId>,
): Roster {
  const entries: RosterEntry[] = []
  const exclusions: Exclusion[] = []
  for (const { user, audiences: theirs } of found.toSorted(byName)) {
    const person = personOf(user, reading.tenantId)
    const reason = exclusionReason(user, pupils)
    if (reason === undefined && person !== undefined) {
      entries.push({ person, audiences: theirs, reach: reachOf(user) })
    } else {
      const excluded = { personId: user.id, displayName: user.displayName, audiences: theirs }
      exclusions.push({ ...excluded, reason: reason ?? 'incomplete' })
    }
  }
  const content = { ...reading, entries, exclusions }
  return { rosterId: rosterIdOf(content), ...content }
}

/**
 * Why somebody is never written to, `undefined` where nothing speaks against it. Being a pupil weighs most: whatever
 * else is wrong with the account, that is what to put right.
 */
export function exclusionReason(user: DirectoryUser, pupils: ReadonlySet<PersonId>): ExclusionReason | undefined {
  if (pupils.has(user.id) || isUnderAge(user.ageGroup)) return 'pupil'
  if (user.accountEnabled !== true) return 'disabled'
  return undefined
}

/** https://learn.microsoft.com/graph/api/resources/user: `Minor`, `NotAdult`, `Adult`, or nothing. */
function isUnderAge(ageGroup: string | null): boolean {
  return ['minor', 'notadult'].includes(ageGroup?.toLowerCase() ?? '')
}

/** `undefined` where Entra ID tells too little about somebody to write to them. */
export function personOf(user: DirectoryUser, tenantId: Person['tenantId']): Person | undefined {
  const { id: personId, displayName, userPrincipalName, jobTitle } = user
  if (!displayName || !userPrincipalName) return undefined
  return { tenantId, personId, displayName, userPrincipalName, jobTitle }
}

/** An account of another organisation keeps that mark in its user principal name even where it is called a member. */
export function reachOf({ userType, userPrincipalName }: DirectoryUser): Reach {
  const isGuest = userType === 'Guest' || userPrincipalName?.toUpperCase().includes('#EXT#')
  return isGuest ? { kind: 'unreachable', reason: 'guest' } : { kind: 'chat' }
}

const collator = new Intl.Collator('en-GB')

function byName(a: FoundUser, b: FoundUser): number {
  const names = collator.compare(a.user.displayName ?? '', b.user.displayName ?? '')
  return names || (a.user.id < b.user.id ? -1 : 1)
}

/** Made of letters, digits and hyphens. The same people read at the same moment make the same id. */
function rosterIdOf(content: Omit<Roster, 'rosterId'>): RosterId {
  const moment = content.takenAt.replace(/[^0-9TZ]/g, '')
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8)
  return `${content.tenantId}-${moment}-${digest}` as RosterId // the one place that makes them
}
