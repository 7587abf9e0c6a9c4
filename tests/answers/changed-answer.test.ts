import { expect, test } from 'vitest'
import { answerQuestion } from '../../src/answers/answer-question.ts'
import { isAnswerChanged } from '../../src/answers/changed-answer.ts'
import { buildIndex } from '../../src/answers/policy-index.ts'
import { withIds } from '../../src/policy/content-hash.ts'
import type { Clause } from '../../src/policy/policy.ts'
import { clause, policyOf } from './policy-of.ts'

const tablets = clause('Staff may lend a tablet to a colleague.', { number: '2', rule: 'permitted' })
const cameras = clause('Staff must not take photos of pupils on their own phones.', { number: '3', rule: 'prohibited' })
const question = 'can I lend a tablet to a colleague'

function isChanged(before: readonly Clause[], now: readonly Clause[], asked = question): boolean {
  const [one, other] = [before, now].map((clauses) => {
    const policy = policyOf(withIds(clauses.map(({ id: _id, ...clause }) => clause)))
    return { policy, answer: answerQuestion(buildIndex(policy), { question: asked, asker: ['staff'] }) }
  })
  if (!one || !other) throw new Error('There are two.')
  return isAnswerChanged(one, other)
}

test.each<readonly [string, Partial<Clause>]>([
  ['is reworded', { text: 'Staff may lend a tablet to a colleague for a week.' }],
  ['now forbids', { text: 'Staff must not lend a tablet to a colleague.', rule: 'prohibited' }],
  ['now takes permission, in the same words', { rule: 'conditional', permissionFrom: ['Headteacher'] }],
])('the answer changes where its clause %s', (_what, change) => {
  expect(isChanged([tablets, cameras], [{ ...tablets, ...change }, cameras])).toBe(true)
  expect(
    isChanged([tablets, cameras], [{ ...tablets, ...change }, cameras], 'can I take photos of pupils on my phone'),
  ).toBe(false)
})

test('the answer changes where its clause is new, or gone', () => {
  expect(isChanged([cameras], [tablets, cameras])).toBe(true)
  expect(isChanged([tablets, cameras], [cameras])).toBe(true)
})

test.each<readonly [string, readonly Clause[]]>([
  ['nothing changed', [tablets, cameras]],
  ['another clause changed', [tablets, { ...cameras, rule: 'conditional' }]],
  ['its clause was only renumbered and moved', [cameras, { ...tablets, number: '7' }]],
  ['its clause now binds others too', [{ ...tablets, audiences: ['staff', 'governor'] }, cameras]],
  ['only a comma changed', [{ ...tablets, text: 'Staff may lend a tablet, to a colleague.' }, cameras]],
])('the answer stays where %s', (_what, now) => {
  expect(isChanged([tablets, cameras], now)).toBe(false)
})

test('a clause that came to bind the asker is news to them', () => {
  const forGovernors: Clause = { ...tablets, audiences: ['governor'] }
  expect(isChanged([forGovernors, cameras], [tablets, cameras])).toBe(true)
  expect(isChanged([tablets, cameras], [forGovernors, cameras])).toBe(true)
})

test('a question that neither text answers has not changed', () => {
  expect(
    isChanged([tablets], [{ ...tablets, text: 'Lending is for the office.' }], 'what is the meaning of life'),
  ).toBe(false)
})
