import fc from 'fast-check'
import { expect, test } from 'vitest'
import { transitiveMembers } from '../../src/local/directory/school-directory.ts'
import { oakfieldAudienceRules } from '../../src/local/oakfield/people.ts'
import { oakfield } from '../../src/local/oakfield/school.ts'
import { audiences } from '../../src/people/person.ts'
import { readRoster } from '../../src/people/read-roster.ts'
import { memoryDirectory } from './memory-directory.ts'
import { clock, smallSchool, user } from './small-school.ts'

const oddUser = fc.record({
  displayName: fc.option(fc.string()),
  userPrincipalName: fc.constantFrom(null, '', 'a@oakfield.example', 'a_b.example#EXT#@oakfield.example'),
  accountEnabled: fc.constantFrom(true, true, false, null),
  userType: fc.constantFrom('Member' as const, 'Guest' as const, null),
  ageGroup: fc.constantFrom('Minor' as const, 'NotAdult' as const, 'Adult' as const, null, null),
})

const people = fc
  .array(fc.oneof(fc.constant({}), oddUser), { maxLength: 15 })
  .map((changes) => changes.map((change, index) => user(index + 1, change)))

const groupNames = Object.keys(oakfield.groups)
const groupIds = Object.values(oakfield.groups)

/** Any people in any of Oakfield's groups, which may hold one another, round in circles too. */
const schools = people.chain((users) =>
  fc
    .array(fc.uniqueArray(fc.constantFrom(...groupIds, ...users.map(({ id }) => id)), { maxLength: 8 }), {
      minLength: groupNames.length,
      maxLength: groupNames.length,
    })
    .map((members) => smallSchool(users, Object.fromEntries(groupNames.map((name, i) => [name, members[i] ?? []])))),
)

test('nobody who may be a pupil, is disabled or is a guest is ever a target in chat', async () => {
  let targets = 0
  await fc.assert(
    fc.asyncProperty(schools, async (school) => {
      const roster = await readRoster({ directory: memoryDirectory(school), clock }, oakfieldAudienceRules, audiences)
      const pupils = new Set(transitiveMembers(school, oakfield.groups.pupils).users.map(({ id }) => id))
      for (const { person, reach } of roster.entries) {
        const account = school.users.find(({ id }) => id === person.personId)
        expect(pupils).not.toContain(person.personId)
        expect(['Minor', 'NotAdult']).not.toContain(account?.ageGroup)
        expect(account?.accountEnabled).toBe(true)
        if (reach.kind !== 'chat') continue
        targets += 1
        expect(account?.userType).not.toBe('Guest')
        expect(person.userPrincipalName).not.toContain('#EXT#')
      }
    }),
    { numRuns: 300 },
  )
  expect(targets).toBeGreaterThan(100)
})

test('everybody in an audience’s groups is an entry or an exclusion, once', async () => {
  await fc.assert(
    fc.asyncProperty(schools, async (school) => {
      const roster = await readRoster({ directory: memoryDirectory(school), clock }, oakfieldAudienceRules, audiences)
      const { staff, governors, visitors } = oakfield.groups
      const expected = new Set([staff, governors, visitors].flatMap((group) => transitiveMembers(school, group).users))
      const accounted = [
        ...roster.entries.map(({ person }) => person.personId),
        ...roster.exclusions.map(({ personId }) => personId),
      ]
      expect(accounted.toSorted()).toEqual([...expected].map(({ id }) => id).toSorted())
    }),
    { numRuns: 200 },
  )
})
