import { describe, expect, test } from 'vitest'
import type { ClauseId, PolicyId } from '../../src/policy/policy.ts'
import type { Correction, CorrectionId, Overlay } from '../../src/policy/review/correction.ts'
import type { OpenStores } from './stores-under-test.ts'

const policyId = 'aup' as PolicyId
const made = (n: number) => ({
  correctionId: `k-${n.toString(16).padStart(8, '0')}` as CorrectionId,
  by: 'Helen Ward ⚽ محمد',
  at: '2026-09-01T08:00:00.000Z',
})
const clause = { id: 'c-1' as ClauseId, number: null, heading: ['Ffôn'], leadIn: null, text: 'Cadwch y ffôn dan glo.' }

const everyKind: readonly Correction[] = [
  { about: 'clause', ...made(1), clause, decision: { kind: 'audiences', audiences: ['staff', 'governor'] } },
  { about: 'clause', ...made(2), clause, decision: { kind: 'rule', rule: 'prohibited' } },
  { about: 'clause', ...made(3), clause, decision: { kind: 'reportTo', names: ['DSL'] } },
  { about: 'clause', ...made(4), clause, decision: { kind: 'goes-on', next: { ...clause, id: 'c-2' as ClauseId } } },
  { about: 'clause', ...made(5), clause, decision: { kind: 'not-a-clause' } },
  { about: 'clause', ...made(6), clause, decision: { kind: 'right', audiences: ['staff'], rule: 'required' } },
  { about: 'line', ...made(7), line: { kind: 'page-header', text: 'Keep quiet' }, isClause: true },
  { about: 'policy', ...made(8), decision: { kind: 'reviewDueOn', date: '2027-09', read: null }, isAsRead: false },
  { about: 'policy', ...made(9), decision: { kind: 'scope', audiences: ['staff'] }, isAsRead: true },
]

export function correctionStoreContract(open: OpenStores): void {
  describe('corrections', () => {
    test('every kind comes back as it was', async () => {
      const { stores } = await open()
      expect(await stores.corrections.find(policyId)).toBeUndefined()
      const overlay: Overlay = { policyId, corrections: everyKind, context: [clause] }
      await stores.corrections.update(policyId, () => overlay)
      expect(await stores.corrections.find(policyId)).toEqual(overlay)
      expect(await stores.corrections.find('visitors' as PolicyId)).toBeUndefined()
    })

    test('of people who decide at the same moment none is lost', async () => {
      const { stores } = await open()
      const add = (correction: Correction) =>
        stores.corrections.update(policyId, (kept) => ({ ...kept, corrections: [...kept.corrections, correction] }))
      await Promise.all(everyKind.slice(0, 3).map(add))
      expect((await stores.corrections.find(policyId))?.corrections).toHaveLength(3)
    })

    test('a decision for nothing leaves it as it is', async () => {
      const { stores } = await open()
      await stores.corrections.update(policyId, () => undefined)
      expect(await stores.corrections.find(policyId)).toBeUndefined()
    })

    test('more than storage holds is refused in plain words', async () => {
      const { stores } = await open()
      const long = { ...clause, text: 'x'.repeat(520_000) }
      const writing = stores.corrections.update(policyId, (kept) => ({ ...kept, context: [long] }))
      await expect(writing).rejects.toThrow(/too long to store/)
    })
  })
}
