import { describe, expect, test } from 'vitest'
import { parseTenantId } from '../../src/people/person.ts'
import type { Roster, RosterId } from '../../src/people/roster.ts'
import { at, person } from './builders.ts'
import type { OpenStores } from './stores-under-test.ts'

const stranger = parseTenantId('ffffffff-0000-4000-8000-00000000000f')

function roster(tenantId: Roster['tenantId'], id: string, changes: Partial<Roster> = {}): Roster {
  return {
    rosterId: id as RosterId,
    tenantId,
    takenAt: at('07:00:00'),
    audiences: ['staff'],
    entries: [
      { person: person(tenantId, 1), audiences: ['staff', 'governor'], reach: { kind: 'chat' } },
      { person: person(tenantId, 2), audiences: ['staff'], reach: { kind: 'unreachable', reason: 'guest' } },
    ],
    exclusions: [{ personId: person(tenantId, 3).personId, displayName: null, audiences: ['staff'], reason: 'pupil' }],
    ...changes,
  }
}

export function rosterStoreContract(open: OpenStores): void {
  describe('rosters', () => {
    test('a committed roster comes back whole', async () => {
      const { stores, tenantId } = await open()
      await stores.rosters.commit(roster(tenantId, 'r1'))
      expect(await stores.rosters.find('r1' as RosterId)).toEqual(roster(tenantId, 'r1'))
      expect(await stores.rosters.find('r2' as RosterId)).toBeUndefined()
    })

    test('a roster of 1,300 people and 1,200 pupils comes back whole', async () => {
      const { stores, tenantId } = await open()
      const people = Array.from({ length: 2_500 }, (_, n) => person(tenantId, n))
      const big = roster(tenantId, 'big', {
        entries: people
          .slice(0, 1_300)
          .map((each) => ({ person: each, audiences: ['staff'], reach: { kind: 'chat' } })),
        exclusions: people.slice(1_300).map(({ personId }) => ({
          personId,
          displayName: 'A pupil',
          audiences: [],
          reason: 'pupil',
        })),
      })
      await stores.rosters.commit(big)
      expect(await stores.rosters.find(big.rosterId)).toEqual(big)
    })

    test('committing again changes nothing', async () => {
      const { stores, tenantId } = await open()
      await stores.rosters.commit(roster(tenantId, 'r1'))
      await stores.rosters.commit(roster(tenantId, 'r1'))
      expect(await stores.rosters.find('r1' as RosterId)).toEqual(roster(tenantId, 'r1'))
    })

    test('other people under the same id are refused', async () => {
      const { stores, tenantId } = await open()
      await stores.rosters.commit(roster(tenantId, 'r1'))
      const other = roster(tenantId, 'r1', { entries: [] })
      await expect(stores.rosters.commit(other)).rejects.toMatchObject({ kind: 'invalid' })
      expect(await stores.rosters.find('r1' as RosterId)).toEqual(roster(tenantId, 'r1'))
    })

    test('an empty roster is a roster', async () => {
      const { stores, tenantId } = await open()
      const empty = roster(tenantId, 'r1', { entries: [], exclusions: [] })
      await stores.rosters.commit(empty)
      expect(await stores.rosters.find('r1' as RosterId)).toEqual(empty)
    })

    test('the latest is the one taken last, whatever the order of commits', async () => {
      const { stores, tenantId } = await open()
      expect(await stores.rosters.findLatest(tenantId, 'staff')).toBeUndefined()
      await stores.rosters.commit(roster(tenantId, 'noon', { takenAt: at('12:00:00') }))
      await stores.rosters.commit(roster(tenantId, 'early', { takenAt: at('07:00:00') }))
      expect((await stores.rosters.findLatest(tenantId, 'staff'))?.rosterId).toBe('noon')
    })

    test('the latest of an audience is one that covers it', async () => {
      const { stores, tenantId } = await open()
      await stores.rosters.commit(roster(tenantId, 'staff', { takenAt: at('07:00:00'), audiences: ['staff'] }))
      await stores.rosters.commit(roster(tenantId, 'governors', { takenAt: at('12:00:00'), audiences: ['governor'] }))
      expect((await stores.rosters.findLatest(tenantId, 'staff'))?.rosterId).toBe('staff')
      expect((await stores.rosters.findLatest(tenantId, 'governor'))?.rosterId).toBe('governors')
      expect(await stores.rosters.findLatest(tenantId, 'visitor')).toBeUndefined()
    })

    test('another tenant is refused', async () => {
      const { stores } = await open()
      await expect(stores.rosters.findLatest(stranger, 'staff')).rejects.toMatchObject({ kind: 'invalid' })
      await expect(stores.rosters.commit(roster(stranger, 'r1'))).rejects.toMatchObject({ kind: 'invalid' })
    })
  })
}

export function conversationStoreContract(open: OpenStores): void {
  describe('conversations', () => {
    test('the last reference is kept until the person leaves', async () => {
      const { stores, tenantId } = await open()
      const { personId } = person(tenantId, 1)
      expect(await stores.conversations.find(tenantId, personId)).toBeUndefined()
      await stores.conversations.save(tenantId, personId, '{"id":"a:1"}')
      await stores.conversations.save(tenantId, personId, '{"id":"a:2","name":"محمد ⚽"}')
      expect(await stores.conversations.find(tenantId, personId)).toBe('{"id":"a:2","name":"محمد ⚽"}')
      await stores.conversations.forget(tenantId, personId)
      await stores.conversations.forget(tenantId, personId)
      expect(await stores.conversations.find(tenantId, personId)).toBeUndefined()
    })

    test('another tenant is refused', async () => {
      const { stores, tenantId } = await open()
      const { personId } = person(tenantId, 1)
      await expect(stores.conversations.save(stranger, personId, '{}')).rejects.toMatchObject({ kind: 'invalid' })
    })
  })
}
