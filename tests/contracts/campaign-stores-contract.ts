import { describe, expect, test } from 'vitest'
import type { CampaignId } from '../../src/campaigns/campaign.ts'
import { assignment, at, campaign, person } from './builders.ts'
import type { OpenStores } from './stores-under-test.ts'

async function countOf(rows: AsyncIterable<unknown>): Promise<number> {
  let count = 0
  for await (const _ of rows) count += 1
  return count
}

export function campaignStoreContract(open: OpenStores): void {
  describe('campaigns', () => {
    test('the campaign stored first is kept', async () => {
      const { stores, tenantId } = await open()
      const first = campaign(tenantId, 'autumn')
      expect(await stores.campaigns.insertOnce(first)).toEqual({ campaign: first, isNew: true })
      const second = campaign(tenantId, 'autumn', { buckets: 9 })
      expect(await stores.campaigns.insertOnce(second)).toEqual({ campaign: first, isNew: false })
      expect(await stores.campaigns.find(first.campaignId)).toEqual(first)
      expect(await stores.campaigns.find('spring' as CampaignId)).toBeUndefined()
    })

    test('the newest launch is listed first', async () => {
      const { stores, tenantId } = await open()
      for (const [id, time] of [
        ['b', '09:00:00'],
        ['c', '11:00:00'],
        ['a', '10:00:00'],
      ] as const) {
        await stores.campaigns.insertOnce(campaign(tenantId, id, { launchedAt: at(time) }))
      }
      expect((await stores.campaigns.list()).map(({ campaignId }) => campaignId)).toEqual(['c', 'a', 'b'])
    })

    test('an update sees what the update before it wrote', async () => {
      const { stores, tenantId } = await open()
      const { campaignId } = campaign(tenantId, 'autumn')
      await stores.campaigns.insertOnce(campaign(tenantId, 'autumn', { buckets: 1 }))
      const add = () => stores.campaigns.update(campaignId, (each) => ({ ...each, buckets: each.buckets + 1 }))
      await Promise.all([add(), add(), add()])
      expect((await stores.campaigns.find(campaignId))?.buckets).toBe(4)
    })

    test('an update that decides on nothing changes nothing', async () => {
      const { stores, tenantId } = await open()
      const kept = campaign(tenantId, 'autumn')
      await stores.campaigns.insertOnce(kept)
      expect(await stores.campaigns.update(kept.campaignId, () => undefined)).toEqual(kept)
    })

    test('a campaign that is not there cannot be updated', async () => {
      const { stores } = await open()
      const update = stores.campaigns.update('autumn' as CampaignId, (each) => each)
      await expect(update).rejects.toMatchObject({ kind: 'not-found' })
    })
  })
}

export function assignmentStoreContract(open: OpenStores): void {
  describe('assignments', () => {
    test('are found by campaign and by person', async () => {
      const { stores, tenantId } = await open()
      const [autumn, spring] = [campaign(tenantId, 'autumn'), campaign(tenantId, 'spring')]
      const mine = [assignment(autumn, 7), assignment(spring, 7)]
      expect(await stores.assignments.insertMany(tenantId, [...mine, assignment(autumn, 8)])).toBe(3)
      const { personId } = person(tenantId, 7)
      expect(await stores.assignments.find(autumn.campaignId, personId)).toEqual(mine[0])
      expect(await stores.assignments.find('summer' as CampaignId, personId)).toBeUndefined()
      const byPerson = await stores.assignments.listByPerson(personId)
      expect(byPerson).toHaveLength(2)
      expect(byPerson).toEqual(expect.arrayContaining(mine))
      expect(await countOf(stores.assignments.listByCampaign(autumn))).toBe(2)
    })

    test('inserting again adds only those not there yet', async () => {
      const { stores, tenantId } = await open()
      const autumn = campaign(tenantId, 'autumn')
      const all = Array.from({ length: 250 }, (_, n) => assignment(autumn, n))
      expect(await stores.assignments.insertMany(tenantId, all.slice(100, 200))).toBe(100)
      const { personId } = person(tenantId, 150)
      await stores.assignments.update(autumn.campaignId, personId, (each) => ({
        ...each,
        state: { kind: 'signed', at: at('09:00:00'), receiptNo: 'K7QX-2M9D' },
      }))
      expect(await stores.assignments.insertMany(tenantId, all)).toBe(150)
      expect(await stores.assignments.insertMany(tenantId, all)).toBe(0)
      expect(await countOf(stores.assignments.listByCampaign(autumn))).toBe(250)
      expect((await stores.assignments.find(autumn.campaignId, personId))?.state.kind).toBe('signed')
    })

    test('inserted by two at once are there once', async () => {
      const { stores, tenantId } = await open()
      const autumn = campaign(tenantId, 'autumn')
      const all = Array.from({ length: 120 }, (_, n) => assignment(autumn, n))
      const added = await Promise.all([
        stores.assignments.insertMany(tenantId, all),
        stores.assignments.insertMany(tenantId, all),
      ])
      expect(added[0] + added[1]).toBe(120)
      expect(await countOf(stores.assignments.listByCampaign(autumn))).toBe(120)
    })

    test('of a campaign cannot move to another bucket', async () => {
      const { stores, tenantId } = await open()
      const autumn = campaign(tenantId, 'autumn')
      await stores.assignments.insertMany(tenantId, [assignment(autumn, 1)])
      const moved = stores.assignments.insertMany(tenantId, [assignment(autumn, 1, { bucket: 0 })])
      await expect(moved).rejects.toMatchObject({ kind: 'invalid' })
    })

    test.each([
      { kind: 'pending' },
      { kind: 'declined', at: at('09:00:00'), reason: 'Ni allaf — سوال ہے' },
      { kind: 'excused', at: at('09:00:00'), reason: 'On leave' },
      { kind: 'unreachable', at: at('09:00:00'), reason: 'blocked' },
    ] as const)('keep the state $kind', async (state) => {
      const { stores, tenantId } = await open()
      const autumn = campaign(tenantId, 'autumn')
      await stores.assignments.insertMany(tenantId, [assignment(autumn, 1, { state })])
      expect((await stores.assignments.find(autumn.campaignId, person(tenantId, 1).personId))?.state).toEqual(state)
    })

    test('that are not there cannot be updated', async () => {
      const { stores, tenantId } = await open()
      const { personId } = person(tenantId, 1)
      const update = stores.assignments.update('autumn' as CampaignId, personId, (each) => each)
      await expect(update).rejects.toMatchObject({ kind: 'not-found' })
    })
  })
}
