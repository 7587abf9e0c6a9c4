import { expect, test } from 'vitest'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { closeCampaign } from '../../src/campaigns/close.ts'
import { deliverCard, SENDING_LEASE_MS } from '../../src/campaigns/deliver.ts'
import type { DeliverJob } from '../../src/campaigns/ports.ts'
import { sweepDeliveries } from '../../src/campaigns/sweep.ts'
import { epochMsOf } from '../../src/clock.ts'
import type { CastMember } from '../../src/local/oakfield/school.ts'
import type { StorageOperation } from '../../src/storage/faults.ts'
import { type Oakfield, oakfield, priya } from '../support/oakfield.ts'

const notSent = (retryAfterMs: number) => ({ kind: 'not-sent', retryAfterMs, detail: 'busy' }) as const
const jobFor = ({ campaignId }: Campaign, { id }: CastMember): DeliverJob => {
  return { kind: 'deliver', schema: 1, campaignId, personId: id, step: 'launch' }
}
const deliveryTo = async ({ stores }: Oakfield, { campaignId }: Campaign, { id }: CastMember) => {
  const bucket = (await stores.assignments.find(campaignId, id))?.bucket ?? 0
  return stores.deliveries.find({ campaignId, bucket, personId: id, step: 'launch' })
}

test('a card that arrived is recorded with its address and hash', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  expect(await deliverCard(school.ports, jobFor(campaign, priya))).toEqual({ kind: 'complete' })
  expect(await deliveryTo(school, campaign, priya)).toMatchObject({
    attempts: 1,
    state: { kind: 'sent', conversationId: `chat-${priya.id}`, activityId: 'activity-1', cardHash: 'sha256:card-1' },
  })
})

test('the row says sending before the card leaves', async () => {
  const writes: StorageOperation[] = []
  let seen: readonly StorageOperation[] = []
  const school = oakfield({
    faults: { after: (operation) => void writes.push(operation) },
    messengerFaults: {
      before() {
        seen = [...writes]
      },
    },
  })
  const campaign = await school.launch()
  writes.length = 0
  await deliverCard(school.ports, jobFor(campaign, priya))
  expect(seen.at(-1)).toMatchObject({ store: 'Deliveries', action: 'insert' })
})

test('a queue message that comes five times, overlapping, sends one card', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await Promise.all(Array.from({ length: 5 }, () => deliverCard(school.ports, jobFor(campaign, priya))))
  expect(school.messenger.sentTo(priya)).toHaveLength(1)
})

test('a card whose answer was lost is never sent again', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  school.messenger.answerNext('lost')
  await deliverCard(school.ports, jobFor(campaign, priya))
  school.clock.advance(24 * 3_600_000)
  await sweepDeliveries(school.ports, campaign)
  await school.deliver()
  expect(school.messenger.sentTo(priya)).toHaveLength(1)
  expect(await deliveryTo(school, campaign, priya)).toMatchObject({ state: { kind: 'unknown' } })
  expect(await school.stateOf(campaign, priya)).toBe('pending')
})

test('a messenger that breaks half-way counts as an answer lost', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  school.messenger.answerNext('throw')
  expect(await deliverCard(school.ports, jobFor(campaign, priya))).toEqual({ kind: 'complete' })
  expect(await deliveryTo(school, campaign, priya)).toMatchObject({ state: { kind: 'unknown' } })
})

test('a card that was not taken waits as long as Teams asked, and then goes', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  school.messenger.answerNext(notSent(90_000))
  expect(await deliverCard(school.ports, jobFor(campaign, priya))).toEqual({ kind: 'release', delayMs: 90_000 })
  school.clock.advance(89_000)
  expect(await deliverCard(school.ports, jobFor(campaign, priya))).toEqual({ kind: 'release', delayMs: 1_000 })
  expect(school.messenger.sentTo(priya)).toHaveLength(0)
  school.clock.advance(1_000)
  expect(await deliverCard(school.ports, jobFor(campaign, priya))).toEqual({ kind: 'complete' })
  expect(school.messenger.sentTo(priya)).toHaveLength(1)
})

test('the wait doubles up to an hour when Teams stays busy', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const waits: number[] = []
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    school.messenger.answerNext(notSent(0))
    const outcome = await deliverCard(school.ports, jobFor(campaign, priya))
    const waitMs = outcome.kind === 'release' ? outcome.delayMs : 0
    waits.push(waitMs / 1_000)
    school.clock.advance(waitMs)
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600])
})

test('somebody who blocked the bot becomes unreachable', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  school.messenger.answerNext({ kind: 'unreachable', reason: 'blocked', detail: '403' })
  await deliverCard(school.ports, jobFor(campaign, priya))
  expect(await school.stores.assignments.find(campaign.campaignId, priya.id)).toMatchObject({
    state: { kind: 'unreachable', reason: 'blocked' },
  })
  expect(await deliveryTo(school, campaign, priya)).toMatchObject({ state: { kind: 'failed', detail: '403' } })
})

test('a signature made while the card failed stays a signature', async () => {
  let signMeanwhile = async () => {}
  const school = oakfield({ messengerFaults: { before: () => signMeanwhile() } })
  const campaign = await school.launch()
  signMeanwhile = async () => void (await school.sign(campaign, priya))
  school.messenger.answerNext({ kind: 'unreachable', reason: 'blocked', detail: '403' })
  await deliverCard(school.ports, jobFor(campaign, priya))
  expect(await school.stateOf(campaign, priya)).toBe('signed')
})

test('nobody who has signed or declined is sent a card', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await school.sign(campaign, priya)
  await deliverCard(school.ports, jobFor(campaign, priya))
  expect(school.messenger.cards).toEqual([])
})

test('a closed campaign sends nothing more', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await closeCampaign(school.stores, campaign.campaignId)
  await school.deliver()
  expect(school.messenger.cards).toEqual([])
})

test('a job for nobody we know is done with', async () => {
  const school = oakfield()
  const campaign = await school.launch({ audiences: ['governor'] })
  expect(await deliverCard(school.ports, jobFor(campaign, priya))).toEqual({ kind: 'complete' })
})

test('a sender that dies leaves the card unknown once its lease ends', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const { bucket } = (await school.stores.assignments.find(campaign.campaignId, priya.id))!
  const key = { campaignId: campaign.campaignId, bucket, personId: priya.id, step: 'launch' } as const
  await school.stores.deliveries.claim(key, school.clock.now(), SENDING_LEASE_MS)
  school.clock.advance(SENDING_LEASE_MS - 1_000)
  expect(await sweepDeliveries(school.ports, campaign)).toMatchObject({ expired: 0 })
  school.clock.advance(2_000)
  expect(await sweepDeliveries(school.ports, campaign)).toMatchObject({ expired: 1 })
  await school.deliver()
  expect(school.messenger.sentTo(priya)).toHaveLength(0)
  expect(school.messenger.cards).toHaveLength(4)
})

test('the lease under which a card is sent ends in the future', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  let leaseUntil = ''
  const messenger = {
    sendPolicyCard: async () => {
      const delivery = await deliveryTo(school, campaign, priya)
      if (delivery?.state.kind === 'sending') leaseUntil = delivery.state.leaseUntil
      return notSent(0)
    },
  }
  await deliverCard({ ...school.ports, messenger }, jobFor(campaign, priya))
  expect(epochMsOf(leaseUntil as never) - epochMsOf(school.clock.now())).toBe(SENDING_LEASE_MS)
})
