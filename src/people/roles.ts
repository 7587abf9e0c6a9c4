import type { GroupId, PersonId } from './person.ts'
import type { Directory } from './ports.ts'

export interface RoleRules {
  /** Members may see who has signed. */
  readonly leaderGroups: readonly GroupId[]
  /** Members are told when a policy is due for review. */
  readonly ownerGroups: readonly GroupId[]
}

/** Asked of Entra ID at the moment of the act: a role that was lost this morning does not count this afternoon. */
export async function isLeader(
  { directory, roleRules }: { readonly directory: Directory; readonly roleRules: Pick<RoleRules, 'leaderGroups'> },
  personId: PersonId,
): Promise<boolean> {
  if (roleRules.leaderGroups.length === 0) return false
  return directory.isMemberOfAny(personId, roleRules.leaderGroups)
}
