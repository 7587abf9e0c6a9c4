import { findUser, type SchoolDirectory, transitiveMembers } from '../../src/local/directory/school-directory.ts'
import { type Directory, DirectoryError } from '../../src/people/ports.ts'

/** A school's groups without the network between: nested groups flattened, unknown groups refused. */
export function memoryDirectory(school: SchoolDirectory): Directory {
  return {
    async *listMembers(group) {
      if (!school.groups.some(({ id }) => id === group)) {
        throw new DirectoryError('group-not-found', `Entra ID has no group ${group}.`)
      }
      yield* transitiveMembers(school, group).users
    },
    findUser: async (person) => findUser(school, person),
    isMemberOfAny: async (person, groups) =>
      groups.some((group) => transitiveMembers(school, group).users.some(({ id }) => id === person)),
    findGroupName: async (group) => school.groups.find(({ id }) => id === group)?.displayName,
  }
}
