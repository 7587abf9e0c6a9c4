import { describe, expect, test } from 'vitest'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import type { DeliveryKey } from '../../src/campaigns/delivery.ts'
import type { DeliveryClaim, DeliveryStore, Job } from '../../src/campaigns/ports.ts'
import { at, campaign, person } from './builders.ts'
import type { OpenStores } from './stores-under-test.ts'

const minute = 60_000
const sent = {
  kind: 'sent',
  at: at('09:00:30'),
  conversationId: 'a:1',
  activityId: 'f:1',
  cardHash: 'sha256:0',
} as const

function keyOf({ campaignId, tenantId, buckets }: Campaign, n: number): DeliveryKey {
  return { campaignId, bucket: n % buckets, personId: person(tenantId, n).personId, step: 'launch' }
}

async function claimed(deliveries: DeliveryStore, key: DeliveryKey, now = at('09:00:00')): Promise<DeliveryClaim> {
  const result = await deliveries.claim(key, now, minute)
  if (result.kind !== 'claimed') throw new Error(`Somebody else has it: ${result.delivery.state.kind}.`)
  return result.claim
}

export function deliveryStoreContract(open: OpenStores): void {
  describe('deliveries', () => {
    test('are claimed once, and are sending before the claim returns', async () => {
      const { stores, tenantId } = await open()
      const key = keyOf(campaign(tenantId, 'autumn'), 1)
      expect(await stores.deliveries.find(key)).toBeUndefined()
      const { delivery } = await claimed(stores.deliveries, key)
      expect(delivery).toEqual({ ...key, attempts: 1, state: { kind: 'sending', leaseUntil: at('09:01:00') } })
      expect(await stores.deliveries.find(key)).toEqual(delivery)
      expect(await stores.deliveries.claim(key, at('10:00:00'), minute)).toEqual({ kind: 'taken', delivery })
    })

    test('are claimed by one of twenty at once', async () => {
      const { stores, tenantId } = await open()
      const key = keyOf(campaign(tenantId, 'autumn'), 1)
      const claims = await Promise.all(
        Array.from({ length: 20 }, () => stores.deliveries.claim(key, at('09:00:00'), minute)),
      )
      expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1)
    })

    test('that are settled are never claimed again', async () => {
      const { stores, tenantId } = await open()
      const key = keyOf(campaign(tenantId, 'autumn'), 1)
      const claim = await claimed(stores.deliveries, key)
      expect(await stores.deliveries.settle(claim, sent)).toBe(true)
      expect(await stores.deliveries.claim(key, at('23:00:00'), minute)).toMatchObject({
        kind: 'taken',
        delivery: { state: sent },
      })
    })

    test('are settled once: the same outcome again is fine, another one is not', async () => {
      const { stores, tenantId } = await open()
      const key = keyOf(campaign(tenantId, 'autumn'), 1)
      const claim = await claimed(stores.deliveries, key)
      await stores.deliveries.settle(claim, sent)
      expect(await stores.deliveries.settle(claim, sent)).toBe(true)
      expect(await stores.deliveries.settle(claim, { kind: 'unknown', at: at('09:00:31'), detail: 'late' })).toBe(false)
      expect((await stores.deliveries.find(key))?.state).toEqual(sent)
    })

    test('that wait are claimed again when their time has come', async () => {
      const { stores, tenantId } = await open()
      const key = keyOf(campaign(tenantId, 'autumn'), 1)
      const claim = await claimed(stores.deliveries, key)
      await stores.deliveries.settle(claim, { kind: 'waiting', tryAfter: at('09:05:00'), detail: '429' })
      expect((await stores.deliveries.claim(key, at('09:04:59'), minute)).kind).toBe('taken')
      const claims = await Promise.all(
        Array.from({ length: 20 }, () => stores.deliveries.claim(key, at('09:05:00'), minute)),
      )
      expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1)
      expect(await stores.deliveries.find(key)).toMatchObject({ attempts: 2, state: { kind: 'sending' } })
      expect(await stores.deliveries.settle(claim, sent)).toBe(false)
    })

    test('that wait are claimed at once when they are hastened', async () => {
      const { stores, tenantId } = await open()
      const key = keyOf(campaign(tenantId, 'autumn'), 1)
      expect(await stores.deliveries.hasten(key, at('09:00:00'))).toBe(false)
      const claim = await claimed(stores.deliveries, key)
      expect(await stores.deliveries.hasten(key, at('09:00:10'))).toBe(false)
      await stores.deliveries.settle(claim, { kind: 'waiting', tryAfter: at('09:05:00'), detail: '403' })
      expect(await stores.deliveries.hasten(key, at('09:01:00'))).toBe(true)
      expect((await stores.deliveries.claim(key, at('09:00:59'), minute)).kind).toBe('taken')
      await stores.deliveries.settle(await claimed(stores.deliveries, key, at('09:01:00')), sent)
      expect(await stores.deliveries.hasten(key, at('09:02:00'))).toBe(false)
      expect((await stores.deliveries.find(key))?.state).toEqual(sent)
    })

    test('whose lease ran out become unknown, others stay', async () => {
      const { stores, tenantId } = await open()
      const autumn = campaign(tenantId, 'autumn')
      const lapsed = await claimed(stores.deliveries, keyOf(autumn, 1))
      await claimed(stores.deliveries, keyOf(autumn, 2), at('09:00:30'))
      await stores.deliveries.settle(await claimed(stores.deliveries, keyOf(autumn, 3)), sent)
      expect(await stores.deliveries.expireLeases(autumn, at('09:01:00'))).toBe(1)
      expect(await stores.deliveries.expireLeases(autumn, at('09:01:00'))).toBe(0)
      expect((await stores.deliveries.find(keyOf(autumn, 1)))?.state.kind).toBe('unknown')
      expect((await stores.deliveries.find(keyOf(autumn, 2)))?.state.kind).toBe('sending')
      expect(await stores.deliveries.settle(lapsed, sent)).toBe(false)
      expect((await stores.deliveries.claim(keyOf(autumn, 1), at('23:00:00'), minute)).kind).toBe('taken')
    })

    test('are listed from every bucket of their campaign alone', async () => {
      const { stores, tenantId } = await open()
      const autumn = campaign(tenantId, 'autumn')
      for (const n of [1, 2, 3]) await claimed(stores.deliveries, keyOf(autumn, n))
      await claimed(stores.deliveries, keyOf(campaign(tenantId, 'autumn_2'), 4))
      const people: string[] = []
      for await (const { personId } of stores.deliveries.listByCampaign(autumn)) people.push(personId)
      expect(people.sort()).toEqual([1, 2, 3].map((n) => person(tenantId, n).personId))
    })
  })
}

export function jobQueueContract(open: OpenStores): void {
  describe('jobs', () => {
    test('are handed out, handed back, handed out again and done', async () => {
      const { stores, tenantId } = await open()
      const jobs = [1, 2, 3].map((n): Job => {
        const { campaignId, personId } = keyOf(campaign(tenantId, 'autumn'), n)
        return { kind: 'deliver', schema: 1, campaignId, personId, step: 'launch' }
      })
      await stores.jobs.enqueue(jobs)
      const leased = await stores.jobs.receive(32, minute)
      expect(leased.map(({ job, attempt }) => ({ job, attempt }))).toEqual(
        expect.arrayContaining(jobs.map((job) => ({ job, attempt: 1 }))),
      )
      expect(await stores.jobs.receive(32, minute)).toEqual([])
      const [first, ...others] = leased
      for (const job of others) await stores.jobs.complete(job)
      await stores.jobs.release(first!, 0)
      const [again] = await stores.jobs.receive(32, minute)
      expect(again).toMatchObject({ job: first!.job, attempt: 2 })
      // The old lease opens nothing, and that is nobody's mistake.
      await stores.jobs.complete(first!)
      await stores.jobs.release(first!, 0)
      expect(await stores.jobs.receive(32, minute)).toEqual([])
      await stores.jobs.complete(again!)
    })
  })
}
