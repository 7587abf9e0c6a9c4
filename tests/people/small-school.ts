import type { EntraUser, SchoolDirectory } from '../../src/local/directory/school-directory.ts'
import { oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { oakfield } from '../../src/local/oakfield/school.ts'
import { type GroupId, type PersonId, parsePersonId } from '../../src/people/person.ts'
import { testClock } from '../support/clock.ts'

export const clock = testClock('2026-09-01T08:30:00.000Z')

/** An ordinary member of Oakfield, numbered so that nobody in the cast has the id. */
export function user(n: number, change: Partial<EntraUser> = {}): EntraUser {
  return {
    id: parsePersonId(`0a4f1e1d-0000-4000-a000-${String(n).padStart(12, '0')}`),
    displayName: `Person ${n}`,
    givenName: 'Person',
    surname: String(n),
    userPrincipalName: `person${n}@oakfield.example`,
    mail: null,
    jobTitle: null,
    department: null,
    accountEnabled: true,
    userType: 'Member',
    ageGroup: null,
    ...change,
  }
}

/** Oakfield's groups with other people in them. */
export function smallSchool(
  users: readonly EntraUser[],
  members: Partial<Record<keyof typeof oakfield.groups, readonly (PersonId | GroupId)[]>>,
): SchoolDirectory {
  const groups = Object.entries(oakfield.groups).map(([name, id]) => ({
    id,
    displayName: `Oakfield ${name}`,
    members: new Map(Object.entries(members)).get(name) ?? [],
  }))
  return { ...oakfieldDirectory, users, groups }
}
