import { expect, test } from 'vitest'
import { newestOfEachPolicy, remindOwners as remindOwnersOf } from '../../../src/campaigns/review/remind-owners.ts'
import { parseSchoolDate } from '../../../src/clock.ts'
import { oakfieldRoleRules } from '../../../src/local/oakfield/people.ts'
import { type Oakfield, oakfield } from '../../support/oakfield.ts'
import { policyVersion } from '../../support/policy-version.ts'

const leaders = ['Helen Ward', 'Margaret Okonkwo', 'Ruth Adeyemi', 'Siân Meredith']

/** The policy was sent on 1 September 2026 and is due for review in July 2027. */
async function schoolOn(instant: string): Promise<Oakfield> {
  const school = oakfield()
  await school.launch()
  goTo(school, instant)
  return school
}

function goTo({ clock }: Oakfield, instant: string): void {
  clock.advance(Date.parse(instant) - Date.parse(clock.now()))
}

async function remindOwners(ports: Oakfield['ports']): Promise<number> {
  let told = 0
  for (const campaign of newestOfEachPolicy(await ports.campaigns.list())) told += await remindOwnersOf(ports, campaign)
  return told
}

const toldBy = ({ reviewMessenger }: Oakfield) => reviewMessenger.told.map(({ displayName }) => displayName).toSorted()

test('every owner is told once a step', async () => {
  const school = await schoolOn('2027-05-04T09:00:00Z')
  expect(await remindOwners(school.ports)).toBe(4)
  expect(await remindOwners(school.ports)).toBe(0)
  expect(toldBy(school)).toEqual(leaders)
  goTo(school, '2027-06-01T09:00:00Z')
  await remindOwners(school.ports)
  goTo(school, '2027-06-24T09:00:00Z')
  await remindOwners(school.ports)
  const steps = new Set(school.reviewMessenger.told.map(({ step }) => step))
  expect([...steps]).toEqual(['two-months', 'one-month', 'one-week'])
  expect(school.reviewMessenger.told).toHaveLength(12)
})

test.each([
  ['before the first step', '2027-04-30T09:00:00Z'],
  ['on a Saturday', '2027-05-08T09:00:00Z'],
  ['before eight in the morning, summer time', '2027-05-04T06:59:00Z'],
  ['after five', '2027-05-04T16:00:00Z'],
])('nobody is told %s', async (_, instant) => {
  const school = await schoolOn(instant)
  expect(await remindOwners(school.ports)).toBe(0)
})

test('a reminder that certainly did not go out is tried again, one that may have arrived is not', async () => {
  const school = await schoolOn('2027-05-04T09:00:00Z')
  school.reviewMessenger.answerNext(
    { kind: 'not-sent', retryAfterMs: 1_000, detail: 'busy' },
    { kind: 'unknown', detail: 'lost' },
  )
  expect(await remindOwners(school.ports)).toBe(2)
  expect(await remindOwners(school.ports)).toBe(1)
  expect(await remindOwners(school.ports)).toBe(0)
})

test('two programs at the same moment tell nobody twice', async () => {
  const school = await schoolOn('2027-05-04T09:00:00Z')
  await Promise.all([remindOwners(school.ports), remindOwners(school.ports)])
  expect(toldBy(school)).toEqual(leaders)
})

test('a new version starts anew, and the old one is spoken of no more', async () => {
  const school = await schoolOn('2027-06-28T09:00:00Z')
  const { policy } = policyVersion(2027)
  await school.launch({
    version: { ...policyVersion(2027), policy: { ...policy, reviewDueOn: '2028-07' } },
    dueOn: '2027-07-15' as Awaited<ReturnType<Oakfield['launch']>>['dueOn'],
  })
  goTo(school, '2027-07-05T09:00:00Z')
  expect(await remindOwners(school.ports)).toBe(0)
})

test('a text that is asked for again is spoken of again the year after', async () => {
  const school = oakfield()
  const version = { ...school.version, policy: { ...school.version.policy, reviewDueOn: null } }
  const dueIn = (year: number) => parseSchoolDate(`${year}-09-30`)
  const first = await school.launch({ version, dueOn: dueIn(2026) })
  goTo(school, '2027-08-26T09:00:00Z')
  expect(await remindOwners(school.ports)).toBe(4)
  await school.launch({ version, dueOn: dueIn(2027), follows: first.campaignId })
  expect(await remindOwners(school.ports)).toBe(0)
  goTo(school, '2028-08-21T09:00:00Z')
  expect(await remindOwners(school.ports)).toBe(4)
})

test('a school that names no owners hears nothing', async () => {
  const school = await schoolOn('2027-05-04T09:00:00Z')
  const roleRules = { ...oakfieldRoleRules, ownerGroups: [] }
  expect(await remindOwners({ ...school.ports, roleRules })).toBe(0)
})
