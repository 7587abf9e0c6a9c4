import { expect, test } from 'vitest'
import { launchCampaign } from '../../src/campaigns/launch.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import { oakfield, priya } from '../support/oakfield.ts'

const nextDueOn = parseSchoolDate('2027-09-30')

test('the same text is asked again by next year’s date, and last year’s campaign ends', async () => {
  const school = oakfield()
  const last = await school.launch()
  await school.sign(last, priya)
  const plan = await school.plan({ dueOn: nextDueOn, follows: last.campaignId })
  expect(plan).toMatchObject({ problems: [], supersedes: [{ campaignId: last.campaignId }] })
  const renewed = await launchCampaign(school.ports, plan)
  expect(renewed).toMatchObject({ versionId: last.versionId, renews: last.campaignId })
  expect(await school.stores.campaigns.find(last.campaignId)).toMatchObject({ state: 'superseded' })
  expect(await school.stateOf(renewed, priya)).toBe('pending')
})

test('last year’s signature is no signature for this year, and both stay on record', async () => {
  const school = oakfield()
  const last = await school.launch()
  await school.deliver()
  await school.sign(last, priya)
  const renewed = await school.launch({ dueOn: nextDueOn, follows: last.campaignId })
  await school.deliver()
  expect(school.messenger.sentTo(priya)).toHaveLength(2)
  expect(await school.sign(renewed, priya)).toMatchObject({ kind: 'recorded' })
  const records = await school.stores.ledger.listByPerson({ tenantId: renewed.tenantId, personId: priya.id })
  expect(records.map(({ record }) => record.campaignId)).toEqual([last.campaignId, renewed.campaignId])
})

test('an old card pressed after the renewal gives the fresh one', async () => {
  const school = oakfield()
  const last = await school.launch()
  const renewed = await school.launch({ dueOn: nextDueOn, follows: last.campaignId })
  expect(await school.sign(last, priya)).toMatchObject({
    kind: 'version-superseded',
    fresh: { campaignId: renewed.campaignId },
  })
})

test('of two renewals at the same moment with different dates one is refused', async () => {
  const school = oakfield()
  const last = await school.launch()
  const plans = await Promise.all(
    ['2027-09-30', '2027-10-31'].map((date) => school.plan({ dueOn: parseSchoolDate(date), follows: last.campaignId })),
  )
  const outcomes = await Promise.allSettled(plans.map((plan) => launchCampaign(school.ports, plan)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const open = (await school.stores.campaigns.list()).filter(({ state }) => state === 'open')
  expect(open).toHaveLength(1)
})

test('a renewal of a campaign that is closed ends nothing', async () => {
  const school = oakfield()
  const last = await school.launch()
  await school.stores.campaigns.update(last.campaignId, (each) => ({ ...each, state: 'closed' }))
  const renewed = await school.launch({ dueOn: nextDueOn, follows: last.campaignId })
  expect(renewed.renews).toBeUndefined()
  expect(await school.stores.campaigns.find(last.campaignId)).toMatchObject({ state: 'closed' })
})
