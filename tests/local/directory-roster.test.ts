import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixedToken } from '../../src/graph/credential.ts'
import { createDirectory } from '../../src/graph/directory.ts'
import { type LocalDirectory, startDirectory } from '../../src/local/directory/server.ts'
import { misplacedPupils, oakfieldAudienceRules, oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'
import { type Audience, audiences } from '../../src/people/person.ts'
import { readRoster } from '../../src/people/read-roster.ts'
import { clock } from '../people/small-school.ts'

let emulator: LocalDirectory
beforeAll(async () => {
  emulator = await startDirectory({ school: oakfieldDirectory })
})
afterAll(() => emulator.stop())

function read(wanted: readonly Audience[] = audiences) {
  const directory = createDirectory({ tokens: fixedToken('local'), baseUrl: emulator.url, sleep: async () => {} })
  return readRoster({ directory, clock }, oakfieldAudienceRules, wanted)
}

test('Oakfield’s roster over the wire has everybody and nobody else', async () => {
  const { entries } = await read()
  const countIn = (audience: Audience) => entries.filter((entry) => entry.audiences.includes(audience)).length
  expect([entries.length, countIn('staff'), countIn('governor'), countIn('visitor')]).toEqual([65, 49, 9, 8])
})

test('a pupil in the staff group by mistake is an exclusion, never an entry', async () => {
  const { entries, exclusions } = await read()
  const misplaced = Object.values(misplacedPupils).map(({ id }) => id)
  expect(exclusions.filter(({ reason }) => reason === 'pupil').map(({ personId }) => personId)).toEqual(misplaced)
  expect(entries.filter(({ person }) => misplaced.includes(person.personId))).toEqual([])
})

test('the disabled account is left out and the two guests cannot be reached', async () => {
  const { entries, exclusions } = await read()
  expect(exclusions.find(({ reason }) => reason === 'disabled')).toMatchObject({ displayName: 'Brian Tolley' })
  const guests = entries.filter(({ reach }) => reach.kind === 'unreachable').map(({ person }) => person.displayName)
  expect(guests).toEqual(['Chloe Bannister', 'Dai Treharne'])
})

test('the headteacher, staff and governor, is asked once', async () => {
  const { entries } = await read()
  const helen = entries.filter(({ person }) => person.personId === cast.helen.id)
  expect(helen.map((entry) => entry.audiences)).toEqual([['staff', 'governor']])
})

test('a group that cannot be read stops everything and is named', async () => {
  const { governors } = oakfield.groups
  emulator.plan({ on: new RegExp(`${governors}/transitiveMembers`), answer: { kind: 'forbidden' } })
  await expect(read()).rejects.toMatchObject({
    kind: 'not-permitted',
    message: expect.stringContaining(`The governor group “Oakfield governors” (${governors}) could not be read.`),
  })
})

test('a pupils’ group that cannot be read stops everything too', async () => {
  const { pupils } = oakfield.groups
  emulator.plan({ on: new RegExp(`${pupils}/.*skiptoken`), answer: { kind: 'page-expired' }, times: 3 })
  await expect(read(['staff'])).rejects.toMatchObject({
    kind: 'page-expired',
    message: expect.stringContaining('The pupil group “Oakfield pupils”'),
  })
})
