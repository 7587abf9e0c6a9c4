import { expect, test } from 'vitest'
import { closeCampaign } from '../../src/campaigns/close.ts'
import { deliverCard } from '../../src/campaigns/deliver.ts'
import { sweepDeliveries } from '../../src/campaigns/sweep.ts'
import { breakable } from '../support/breakable.ts'
import { oakfield, priya } from '../support/oakfield.ts'

test('a campaign finishes with every queue message lost', async () => {
  const school = oakfield({ faults: { losesMessage: () => !isQueueBack } })
  let isQueueBack = false
  const campaign = await school.launch()
  await school.deliver()
  expect(school.messenger.cards).toEqual([])
  isQueueBack = true
  expect(await sweepDeliveries(school.ports, campaign)).toEqual({ expired: 0, enqueued: 5 })
  await school.deliver()
  expect(school.messenger.cards).toHaveLength(5)
})

test('a second sweep of a finished campaign queues nothing', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await school.deliver()
  expect(await sweepDeliveries(school.ports, campaign)).toEqual({ expired: 0, enqueued: 0 })
})

test('two sweeps at once send each card once', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await Promise.all([sweepDeliveries(school.ports, campaign), sweepDeliveries(school.ports, campaign)])
  await school.deliver()
  expect(school.messenger.cards).toHaveLength(5)
})

test('a waiting card is queued when its time has come and not before', async () => {
  const school = oakfield()
  const campaign = await school.launch({ audiences: ['governor'] })
  school.messenger.answerNext({ kind: 'not-sent', retryAfterMs: 60_000, detail: 'busy' })
  await school.deliver()
  school.clock.advance(59_000)
  expect(await sweepDeliveries(school.ports, campaign)).toMatchObject({ enqueued: 0 })
  school.clock.advance(1_000)
  expect(await sweepDeliveries(school.ports, campaign)).toMatchObject({ enqueued: 1 })
})

test('a failed delivery whose person still shows as pending is put right', async () => {
  const counts = breakable('Assignments', 'replace')
  const school = oakfield({ faults: counts.faults })
  const campaign = await school.launch()
  counts.isDown = true
  school.messenger.answerNext({ kind: 'unreachable', reason: 'blocked', detail: '403' })
  const job = {
    kind: 'deliver',
    schema: 1,
    campaignId: campaign.campaignId,
    personId: priya.id,
    step: 'launch',
  } as const
  await expect(deliverCard(school.ports, job)).rejects.toThrow('Storage is down.')
  expect(await school.stateOf(campaign, priya)).toBe('pending')
  counts.isDown = false
  await sweepDeliveries(school.ports, campaign)
  expect(await school.stateOf(campaign, priya)).toBe('unreachable')
})

test('a card that may have arrived is not queued again', async () => {
  const school = oakfield()
  const campaign = await school.launch({ audiences: ['governor'] })
  school.messenger.answerNext('lost')
  await school.deliver()
  school.clock.advance(24 * 3_600_000)
  expect(await sweepDeliveries(school.ports, campaign)).toEqual({ expired: 0, enqueued: 0 })
})

test('a closed campaign queues nothing', async () => {
  const school = oakfield()
  const { campaignId } = await school.launch()
  const closed = await closeCampaign(school.stores, campaignId)
  expect(await sweepDeliveries(school.ports, closed!)).toEqual({ expired: 0, enqueued: 0 })
})
