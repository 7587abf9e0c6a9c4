import { expect, test } from 'vitest'
import type { EntraUser } from '../../src/local/directory/school-directory.ts'
import { oakfieldAudienceRules } from '../../src/local/oakfield/people.ts'
import { oakfield } from '../../src/local/oakfield/school.ts'
import { readRoster } from '../../src/people/read-roster.ts'
import { memoryDirectory } from './memory-directory.ts'
import { clock, smallSchool, user } from './small-school.ts'

const rules = oakfieldAudienceRules

async function rosterOf(...people: readonly EntraUser[]) {
  const school = smallSchool(people, { staff: people.map(({ id }) => id) })
  return readRoster({ directory: memoryDirectory(school), clock }, rules, ['staff'])
}

test.each([
  ['a member of the pupils’ group', {}, 'pupil', true],
  ['somebody Entra ID calls a minor', { ageGroup: 'Minor' }, 'pupil', false],
  ['somebody Entra ID calls not adult', { ageGroup: 'NotAdult' }, 'pupil', false],
  ['a disabled account', { accountEnabled: false }, 'disabled', false],
  ['an account that may be disabled', { accountEnabled: null }, 'disabled', false],
  ['somebody without a name', { displayName: null }, 'incomplete', false],
  ['somebody without a sign-in address', { userPrincipalName: null }, 'incomplete', false],
] as const)('%s is never asked', async (_, change, reason, isInPupilGroup) => {
  const person = user(1, change)
  const school = smallSchool([person], { staff: [person.id], pupils: isInPupilGroup ? [person.id] : [] })

  const roster = await readRoster({ directory: memoryDirectory(school), clock }, rules, ['staff'])

  expect(roster.entries).toEqual([])
  expect(roster.exclusions).toEqual([
    { personId: person.id, displayName: person.displayName, audiences: ['staff'], reason },
  ])
})

test.each([
  ['Adult', { ageGroup: 'Adult' }],
  ['an older account without a user type', { userType: null }],
] as const)('%s is asked in chat', async (_, change) => {
  const roster = await rosterOf(user(1, change))
  expect(roster.entries.map(({ reach }) => reach)).toEqual([{ kind: 'chat' }])
})

test('the age group counts in any case', async () => {
  const directory = memoryDirectory(smallSchool([user(1)], { staff: [user(1).id] }))
  async function* listMembers() {
    yield { ...user(1), ageGroup: 'mINOR' }
  }
  const roster = await readRoster({ directory: { ...directory, listMembers }, clock }, rules, ['staff'])
  expect(roster.exclusions.map(({ reason }) => reason)).toEqual(['pupil'])
})

test.each([
  ['a guest', { userType: 'Guest' }],
  ['a member from another organisation', { userPrincipalName: 'dai_music.example#ext#@oakfield.example' }],
] as const)('%s is expected and cannot be reached in chat', async (_, change) => {
  const roster = await rosterOf(user(1, change))
  expect(roster.entries.map(({ reach }) => reach)).toEqual([{ kind: 'unreachable', reason: 'guest' }])
})

test('somebody in two audiences is one entry', async () => {
  const helen = user(1)
  const school = smallSchool([helen], { staff: [helen.id], governors: [helen.id] })

  const roster = await readRoster({ directory: memoryDirectory(school), clock }, rules, ['governor', 'staff'])

  expect(roster.audiences).toEqual(['staff', 'governor'])
  expect(roster.entries.map(({ audiences }) => audiences)).toEqual([['staff', 'governor']])
})

test('an audience may be made of several groups', async () => {
  const school = smallSchool([user(1), user(2)], { teachers: [user(1).id], supportStaff: [user(2).id] })
  const { teachers, supportStaff } = oakfield.groups
  const groups = { ...rules.groups, staff: [teachers, supportStaff] }

  const roster = await readRoster({ directory: memoryDirectory(school), clock }, { ...rules, groups }, ['staff'])

  expect(roster.entries).toHaveLength(2)
})

test('entries are in order of name, and of id where names agree', async () => {
  const people = [
    user(4, { displayName: 'zoë' }),
    user(3, { displayName: 'Siân' }),
    user(2, { displayName: 'Sian' }),
    user(1, { displayName: 'Sian' }),
    user(5, { displayName: 'Łukasz' }),
  ]
  const roster = await rosterOf(...people)
  expect(roster.entries.map(({ person }) => person.personId.slice(-1))).toEqual(['5', '1', '2', '3', '4'])
})

test('the same reading has the same id, another has not', async () => {
  const id = async (...people: readonly EntraUser[]) => (await rosterOf(...people)).rosterId

  expect(await id(user(1), user(2))).toBe(await id(user(2), user(1)))
  expect(await id(user(1))).not.toBe(await id(user(2)))
  expect(await id(user(1))).toMatch(/^[A-Za-z0-9-]+$/)
})

test('an audience without a group is a plain error', async () => {
  const groups = { ...rules.groups, visitor: [] }
  const reading = readRoster({ directory: memoryDirectory(smallSchool([], {})), clock }, { ...rules, groups }, [
    'visitor',
  ])
  await expect(reading).rejects.toThrow('No Entra group is set for the audience "visitor"')
})

test('a group that cannot be read stops the reading and is named', async () => {
  const school = smallSchool([user(1)], { staff: [user(1).id] })
  const without = { ...school, groups: school.groups.filter(({ id }) => id !== oakfield.groups.pupils) }

  const reading = readRoster({ directory: memoryDirectory(without), clock }, rules, ['staff'])

  await expect(reading).rejects.toMatchObject({
    kind: 'group-not-found',
    message: expect.stringContaining(`The pupil group ${oakfield.groups.pupils} could not be read.`),
  })
})

test('a reading that breaks off half-way gives no roster', async () => {
  const directory = memoryDirectory(smallSchool([user(1)], { staff: [user(1).id] }))
  async function* listMembers() {
    yield user(1)
    throw new TypeError('broken off')
  }
  const reading = readRoster({ directory: { ...directory, listMembers }, clock }, rules, ['staff'])
  await expect(reading).rejects.toThrow('broken off')
})
