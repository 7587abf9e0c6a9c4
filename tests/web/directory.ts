import { findUser, type SchoolDirectory, transitiveMembers } from '../../src/local/directory/school-directory.ts'
import type { GroupId, PersonId } from '../../src/people/person.ts'
import { type Directory, DirectoryError } from '../../src/people/ports.ts'

export interface FakeDirectory extends Directory {
  /** The person loses every group, as when an administrator takes a role away. */
  demote(person: PersonId): void
  /** Microsoft does not answer from now on. */
  fail(): void
}

export function directoryOf(school: SchoolDirectory): FakeDirectory {
  const demoted = new Set<PersonId>()
  let isDown = false
  const answer = <T>(read: () => T): T => {
    if (isDown) throw new DirectoryError('unavailable', 'canary-directory-detail')
    return read()
  }
  const members = (group: GroupId) => transitiveMembers(school, group).users
  return {
    demote: (person) => void demoted.add(person),
    fail: () => {
      isDown = true
    },
    async *listMembers(group) {
      yield* answer(() => members(group)).map((user) => ({ ...user, ageGroup: user.ageGroup }))
    },
    findUser: async (person) => answer(() => findUser(school, person)),
    isMemberOfAny: async (person, groups) =>
      answer(() => !demoted.has(person) && groups.some((group) => members(group).some(({ id }) => id === person))),
    findGroupName: async (group) => answer(() => school.groups.find(({ id }) => id === group)?.displayName),
  }
}
