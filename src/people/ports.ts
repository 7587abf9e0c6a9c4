import type { Audience, GroupId, PersonId, TenantId } from './person.ts'
import type { Roster, RosterId } from './roster.ts'

/** A user as Entra ID describes it; `null` where Entra left the property out. */
export interface DirectoryUser {
  readonly id: PersonId
  readonly displayName: string | null
  readonly userPrincipalName: string | null
  readonly jobTitle: string | null
  readonly accountEnabled: boolean | null
  /** `null` for older synchronised accounts, which are members. */
  readonly userType: 'Member' | 'Guest' | null
  readonly ageGroup: string | null
}

/** Entra ID. Every call throws DirectoryError when it could not ask; an empty answer means "nobody". */
export interface Directory {
  /**
   * People in a group now, nested groups flattened, each once, in no promised order.
   * A page token that expires mid-read throws: a partial reading is never passed off as whole.
   */
  listMembers(group: GroupId): AsyncIterable<DirectoryUser>
  findUser(person: PersonId): Promise<DirectoryUser | undefined>
  isMemberOfAny(person: PersonId, groups: readonly GroupId[]): Promise<boolean>
  /** The group's display name, for messages to administrators. */
  findGroupName(group: GroupId): Promise<string | undefined>
}

export interface RosterStore {
  /** Complete or absent: nothing is readable until every row is stored. */
  commit(roster: Roster): Promise<void>
  find(rosterId: RosterId): Promise<Roster | undefined>
  /** The newest reading that covers this audience. */
  findLatest(tenantId: TenantId, audience: Audience): Promise<Roster | undefined>
}

/**
 * Where Teams can reach a person later. The reference is Teams' own, opaque here; `teams/` writes and reads it.
 */
export interface ConversationStore {
  save(tenantId: TenantId, person: PersonId, reference: string): Promise<void>
  find(tenantId: TenantId, person: PersonId): Promise<string | undefined>
  /** The person removed the app, or blocked it. */
  forget(tenantId: TenantId, person: PersonId): Promise<void>
}

export type DirectoryErrorKind =
  | 'group-not-found'
  | 'not-permitted'
  | 'throttled'
  | 'page-expired'
  | 'unavailable'
  | 'unexpected-answer'

export class DirectoryError extends Error {
  override readonly name = 'DirectoryError'
  readonly kind: DirectoryErrorKind
  readonly retryAfterMs: number | undefined

  constructor(kind: DirectoryErrorKind, message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.retryAfterMs = options.retryAfterMs
  }
}
