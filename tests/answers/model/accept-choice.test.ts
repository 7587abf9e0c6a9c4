import { expect, test } from 'vitest'
import { acceptChoice } from '../../../src/answers/model/accept-choice.ts'
import type { OfferedClause } from '../../../src/answers/model/ports.ts'
import type { ClauseId } from '../../../src/policy/policy.ts'

const sent: readonly OfferedClause[] = ['a', 'b', 'c'].map((id) => ({ id: id as ClauseId, place: '', text: '' }))

test('chosen clauses come first, the rest of those sent behind them', () => {
  expect(acceptChoice({ kind: 'order', clauseIds: ['c', 'b'] }, sent)).toEqual({
    kind: 'order',
    clauseIds: ['c', 'b', 'a'],
  })
})

test('none is none', () => {
  expect(acceptChoice({ kind: 'none' }, sent)).toEqual({ kind: 'none' })
})

test.each([
  ['not sent', ['a', 'd']],
  ['twice', ['a', 'b', 'a']],
  ['written otherwise', ['A']],
  ['none at all', []],
])('ids that are %s are no choice', (_what, clauseIds) => {
  expect(() => acceptChoice({ kind: 'order', clauseIds }, sent)).toThrow(
    expect.objectContaining({ reason: 'unknown-clauses' }),
  )
})
