import { describe, expect, test } from 'vitest'
import { hashRecord } from '../../src/attestations/canonical.ts'
import type { RawChain } from '../../src/attestations/ports.ts'
import type { CampaignId } from '../../src/campaigns/campaign.ts'
import { parsePersonId } from '../../src/people/person.ts'
import { at, carriedOverRecord, person, record } from './builders.ts'
import type { OpenStores } from './stores-under-test.ts'

const autumn = { kind: 'signed', campaignId: 'autumn' as CampaignId } as const
const spring = { kind: 'signed', campaignId: 'spring' as CampaignId } as const
const decline = { kind: 'declined' } as const

async function listAll(chains: AsyncIterable<RawChain>): Promise<RawChain[]> {
  const all: RawChain[] = []
  for await (const chain of chains) all.push(chain)
  return all
}

export function ledgerContract(open: OpenStores): void {
  describe('a ledger', () => {
    test('keeps a signature with the hash of its record', async () => {
      const { stores, tenantId } = await open()
      const priya = person(tenantId, 1)
      const expected = record(priya, null, 'signed')
      const { stored, isNew } = await stores.ledger.append(priya, autumn, (head) => record(priya, head, 'signed'))
      expect({ stored, isNew }).toEqual({ stored: { record: expected, recordHash: hashRecord(expected) }, isNew: true })
      expect(await stores.ledger.findSigned(priya, autumn.campaignId)).toEqual(stored)
      expect(await stores.ledger.findSigned(priya, spring.campaignId)).toBeUndefined()
      expect(await stores.ledger.listByPerson(person(tenantId, 2))).toEqual([])
    })

    test('gives twenty presses at once the same record', async () => {
      const { stores, tenantId } = await open()
      const priya = person(tenantId, 1)
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          stores.ledger.append(priya, autumn, (head) => record(priya, head, 'signed', { activityId: `f:${n}` })),
        ),
      )
      expect(results.filter(({ isNew }) => isNew)).toHaveLength(1)
      expect(new Set(results.map(({ stored }) => stored.recordHash)).size).toBe(1)
      expect(await stores.ledger.listByPerson(priya)).toEqual([results[0]!.stored])
    })

    test('chains what a person does, oldest first', async () => {
      const { stores, tenantId } = await open()
      const priya = person(tenantId, 1)
      const first = await stores.ledger.append(priya, decline, (head) => record(priya, head, 'declined'))
      const second = await stores.ledger.append(priya, autumn, (head) => record(priya, head, 'signed'))
      const third = await stores.ledger.append(priya, decline, (head) => record(priya, head, 'declined'))
      const chain = await stores.ledger.listByPerson(priya)
      expect(chain).toEqual([first.stored, second.stored, third.stored])
      expect(chain.map(({ record: { ordinal } }) => ordinal)).toEqual([1, 2, 3])
      expect(chain.map(({ record: { previousHash } }) => previousHash)).toEqual([
        null,
        first.stored.recordHash,
        second.stored.recordHash,
      ])
    })

    test('makes one chain of what two devices do at once', async () => {
      const { stores, tenantId } = await open()
      const priya = person(tenantId, 1)
      await Promise.all([
        stores.ledger.append(priya, autumn, (head) => record(priya, head, 'signed')),
        stores.ledger.append(priya, spring, (head) => record(priya, head, 'signed', { campaignId: spring.campaignId })),
        stores.ledger.append(priya, decline, (head) => record(priya, head, 'declined')),
      ])
      const chain = await stores.ledger.listByPerson(priya)
      expect(chain.map(({ record: { ordinal } }) => ordinal)).toEqual([1, 2, 3])
      expect(chain[2]!.record.previousHash).toBe(chain[1]!.recordHash)
    })

    test('does not build a record when the signature is there', async () => {
      const { stores, tenantId } = await open()
      const priya = person(tenantId, 1)
      const first = await stores.ledger.append(priya, autumn, (head) => record(priya, head, 'signed'))
      const again = await stores.ledger.append(priya, autumn, () => {
        throw new Error('Nobody should have asked for a record.')
      })
      expect(again).toEqual({ stored: first.stored, isNew: false })
    })

    test('keeps a signature that was carried over where the campaign’s own would be', async () => {
      const { stores, tenantId } = await open()
      const priya = person(tenantId, 1)
      const { stored: source } = await stores.ledger.append(priya, autumn, (head) => record(priya, head, 'signed'))
      const carriedOver = { kind: 'carried-over', campaignId: spring.campaignId } as const
      const { stored, isNew } = await stores.ledger.append(priya, carriedOver, (head) =>
        carriedOverRecord(priya, head, source, spring.campaignId),
      )
      const press = await stores.ledger.append(priya, spring, () => {
        throw new Error('Nobody should have asked for a record.')
      })
      expect([isNew, press]).toEqual([true, { stored, isNew: false }])
      expect(await stores.ledger.findSigned(priya, spring.campaignId)).toEqual(stored)
      expect(await stores.ledger.listByPerson(priya)).toEqual([source, stored])
    })

    test.each([
      ['of somebody else', { personId: parsePersonId('0a4f1e1d-0000-4000-9000-000000000009') }],
      ['of another campaign', { campaignId: spring.campaignId }],
      ['of another kind', { kind: 'declined', reason: 'no' }],
      ['that skips a number', { ordinal: 2, previousHash: `sha256:${'1'.repeat(64)}` }],
      ['of another chain', { previousHash: `sha256:${'1'.repeat(64)}` }],
    ] as const)('refuses a record %s', async (_, changes) => {
      const { stores, tenantId } = await open()
      const priya = person(tenantId, 1)
      const append = stores.ledger.append(priya, autumn, (head) => record(priya, head, 'signed', changes))
      await expect(append).rejects.toMatchObject({ kind: 'invalid' })
      expect(await stores.ledger.listByPerson(priya)).toEqual([])
    })

    test('shows every chain as it is stored, canonical JSON and head included', async () => {
      const { stores, tenantId } = await open()
      const [priya, gareth] = [person(tenantId, 1), person(tenantId, 2)]
      await stores.ledger.append(priya, autumn, (head) => record(priya, head, 'signed'))
      const { stored } = await stores.ledger.append(priya, decline, (head) =>
        record(priya, head, 'declined', { at: at('10:00:00') }),
      )
      await stores.ledger.append(gareth, autumn, (head) => record(gareth, head, 'signed'))
      const chains = await listAll(stores.ledger.listChains(tenantId))
      expect(chains.map(({ partition }) => partition)).toEqual([
        `${tenantId}_${priya.personId}`,
        `${tenantId}_${gareth.personId}`,
      ])
      expect(chains[0]!.head).toEqual({ ordinal: 2, recordHash: stored.recordHash })
      expect(chains[0]!.rows.map(({ rowKey }) => rowKey)).toEqual(['att_autumn', 'rec_000000000002'])
      expect(JSON.parse(chains[0]!.rows[1]!.json)).toEqual(stored.record)
      expect(chains[0]!.rows[1]!.recordHash).toBe(stored.recordHash)
    })

    test('lists the chains of more people than fit a page', async () => {
      const { stores, tenantId } = await open()
      const people = Array.from({ length: 520 }, (_, n) => person(tenantId, n))
      for (let start = 0; start < people.length; start += 40) {
        await Promise.all(
          people
            .slice(start, start + 40)
            .map((each) => stores.ledger.append(each, autumn, (head) => record(each, head, 'signed'))),
        )
      }
      const chains = await listAll(stores.ledger.listChains(tenantId))
      expect(chains).toHaveLength(520)
      expect(chains.every(({ head, rows }) => head?.ordinal === 1 && rows.length === 1)).toBe(true)
    })
  })
}
