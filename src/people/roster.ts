import type { Instant } from '../clock.ts'
import type { Audience, GroupId, Person, PersonId, TenantId } from './person.ts'

export type RosterId = string & { readonly __brand: 'RosterId' }

/** Which Entra groups make up each audience, and which people are never asked. */
export interface AudienceRules {
  readonly tenantId: TenantId
  readonly groups: Readonly<Record<Audience, readonly GroupId[]>>
  /** Members are never messaged, whatever other group they are in. */
  readonly pupilGroups: readonly GroupId[]
}

export type Reach = { readonly kind: 'chat' } | { readonly kind: 'unreachable'; readonly reason: 'guest' }

/** Somebody the policy binds. One person in two audiences is one entry. */
export interface RosterEntry {
  readonly person: Person
  readonly audiences: readonly Audience[]
  readonly reach: Reach
}

export type ExclusionReason = 'pupil' | 'disabled' | 'incomplete'

/** Somebody found in a group who is never a target: a pupil, a disabled account, one Entra tells too little about. */
export interface Exclusion {
  readonly personId: PersonId
  readonly displayName: string | null
  readonly audiences: readonly Audience[]
  readonly reason: ExclusionReason
}

/** One complete reading of the groups. */
export interface Roster {
  readonly rosterId: RosterId
  readonly tenantId: TenantId
  readonly takenAt: Instant
  readonly audiences: readonly Audience[]
  readonly entries: readonly RosterEntry[]
  readonly exclusions: readonly Exclusion[]
}
