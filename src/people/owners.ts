import { exclusionReason, personOf, reachOf } from './assemble-roster.ts'
import type { Person, PersonId } from './person.ts'
import type { Directory, DirectoryUser } from './ports.ts'
import type { RoleRules } from './roles.ts'
import type { AudienceRules } from './roster.ts'

/**
 * Who looks after the policies: members of the owner groups whom Teams can reach. Nobody in a pupils' group is one,
 * whatever other group they were put in.
 *
 * @throws DirectoryError where a group cannot be read
 */
export async function listOwners({
  directory,
  audienceRules: { tenantId, pupilGroups },
  roleRules: { ownerGroups },
}: {
  readonly directory: Directory
  readonly audienceRules: Pick<AudienceRules, 'tenantId' | 'pupilGroups'>
  readonly roleRules: Pick<RoleRules, 'ownerGroups'>
}): Promise<readonly Person[]> {
  const members = await readGroups(directory, ownerGroups)
  if (members.size === 0) return []
  const pupils = new Set((await readGroups(directory, pupilGroups)).keys())
  return [...members.values()].flatMap((user) => {
    if (exclusionReason(user, pupils) !== undefined || reachOf(user).kind !== 'chat') return []
    return personOf(user, tenantId) ?? []
  })
}

async function readGroups(
  directory: Directory,
  groups: RoleRules['ownerGroups'],
): Promise<ReadonlyMap<PersonId, DirectoryUser>> {
  const users = new Map<PersonId, DirectoryUser>()
  for (const group of groups) for await (const user of directory.listMembers(group)) users.set(user.id, user)
  return users
}
