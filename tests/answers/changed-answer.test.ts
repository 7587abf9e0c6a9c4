import { expect, test } from 'vitest'
import { findAnswerChange } from '../../src/answers/changed-answer.ts'
import { withIds } from '../../src/policy/content-hash.ts'
import type { Clause } from '../../src/policy/policy.ts'
import { clause, policyOf } from './policy-of.ts'

const tablets = clause('Staff may lend a tablet to a colleague.', { number: '2', rule: 'permitted' })
const cameras = clause('Staff must not take photos of pupils on their own phones.', { number: '3', rule: 'prohibited' })

/** Each text answers by its clause that begins with this word, or not at all. */
function changeIn(
  [before, led]: readonly [readonly Clause[], string | null],
  [now, leads]: readonly [readonly Clause[], string | null],
) {
  return findAnswerChange(answerOf(before, led), answerOf(now, leads))
}

function answerOf(clauses: readonly Clause[], about: string | null) {
  const policy = policyOf(withIds(clauses.map(({ id: _id, ...rest }) => rest)))
  const found = policy.clauses.filter(({ text }) => about !== null && text.includes(about)).slice(0, 1)
  return { policy, answer: { verdict: 'must', confidence: 'clear', clauses: found, ask: [] } as const }
}

const signed = [[tablets, cameras], 'tablet'] as const

test.each<readonly [string, Partial<Clause>]>([
  ['is reworded', { text: 'Staff may lend a tablet to a colleague for a week.' }],
  ['now forbids', { text: 'Staff must not lend a tablet to a colleague.', rule: 'prohibited' }],
  ['now takes permission, in the same words', { rule: 'conditional', permissionFrom: ['Headteacher'] }],
])('the answer changes where its clause %s, and no other answer does', (_what, change) => {
  const now = [{ ...tablets, ...change }, cameras]
  expect(changeIn(signed, [now, 'tablet'])).toBe('same-clause')
  expect(changeIn([[tablets, cameras], 'photos'], [now, 'photos'])).toBeUndefined()
})

test('the answer changes where its clause is new, or gone', () => {
  expect(changeIn([[cameras], null], [[tablets, cameras], 'tablet'])).toBe('other-clause')
  expect(changeIn([[cameras], 'photos'], [[tablets, cameras], 'tablet'])).toBe('other-clause')
  expect(changeIn(signed, [[cameras], null])).toBe('other-clause')
  expect(changeIn(signed, [[cameras], 'photos'])).toBe('other-clause')
})

test.each<readonly [string, readonly Clause[]]>([
  ['nothing changed', [tablets, cameras]],
  ['another clause changed', [tablets, { ...cameras, rule: 'conditional' }]],
  ['its clause was only renumbered and moved', [cameras, { ...tablets, number: '7' }]],
  ['its clause now binds others too', [{ ...tablets, audiences: ['staff', 'governor'] }, cameras]],
  ['only a comma changed', [{ ...tablets, text: 'Staff may lend a tablet, to a colleague.' }, cameras]],
])('the answer stays where %s', (_what, now) => {
  expect(changeIn(signed, [now, 'tablet'])).toBeUndefined()
})

test('another order of clauses that both texts have is no change of the text', () => {
  expect(changeIn(signed, [[tablets, cameras], 'photos'])).toBeUndefined()
})

test('a clause that came to bind the asker, or ceased to, is news to them', () => {
  const forGovernors: readonly Clause[] = [{ ...tablets, audiences: ['governor'] }, cameras]
  expect(changeIn([forGovernors, null], signed)).toBe('other-clause')
  expect(changeIn(signed, [forGovernors, null])).toBe('other-clause')
})

test('a question that neither text answers has not changed', () => {
  const changed = [{ ...tablets, text: 'Lending is for the office.' }, cameras]
  expect(changeIn([[tablets, cameras], null], [changed, null])).toBeUndefined()
})
