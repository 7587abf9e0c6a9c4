import { describe, expect, test } from 'vitest'
import { analyse } from '../../../src/answers/answer-question.ts'
import { byLikeness, eligible } from '../../../src/answers/model/candidates.ts'
import { likeness, usable } from '../../../src/answers/model/vectors.ts'
import { buildIndex } from '../../../src/answers/policy-index.ts'
import { clause, policyOf } from '../policy-of.ts'

const vector = (...numbers: readonly number[]) => Float32Array.from(numbers)

describe('vectors are usable', () => {
  test('when there are as many as texts, all of one length', () => {
    const vectors = [vector(1, 0), vector(0, 2)]
    expect(usable(vectors, { count: 2 })).toBe(vectors)
    expect(usable(vectors, { count: 2, length: 2 })).toBe(vectors)
  })

  test.each([
    ['too few', [vector(1, 0)], { count: 2 }],
    ['too many', [vector(1), vector(1)], { count: 1 }],
    ['of different lengths', [vector(1, 0), vector(1)], { count: 2 }],
    ['of another length than before', [vector(1, 0)], { count: 1, length: 3 }],
    ['empty', [vector()], { count: 1 }],
    ['nought', [vector(0, 0)], { count: 1 }],
    ['not numbers', [vector(Number.NaN, 1)], { count: 1 }],
    ['endless', [vector(Number.POSITIVE_INFINITY, 1)], { count: 1 }],
    ['missing', [], { count: 1 }],
  ])('and not when they are %s', (_what, vectors, expected) => {
    expect(() => usable(vectors, expected)).toThrow(expect.objectContaining({ reason: 'unusable-vectors' }))
  })
})

test('likeness is the cosine, whatever the lengths of the vectors', () => {
  expect(likeness(vector(3, 0), vector(0.5, 0))).toBeCloseTo(1)
  expect(likeness(vector(1, 0), vector(0, 9))).toBeCloseTo(0)
  expect(likeness(vector(1, 1), vector(-2, -2))).toBeCloseTo(-1)
})

describe('order by likeness', () => {
  const phones = clause('Staff must not use personal phones in the classroom.', { rule: 'prohibited' })
  const classroom = clause('The classroom is locked at night.', { rule: 'required' })
  const unlike = clause('Hot drinks have a lid.', { rule: 'required' })
  const others = clause('Visitors sign in at reception.', { rule: 'required', audiences: ['visitor'] })
  const index = buildIndex(policyOf([phones, classroom, unlike, others]))
  const analysis = analyse(index, { question: 'can I use my phone in the classroom', asker: ['staff'] })
  const clauses = eligible(index, analysis, ['staff'])
  const texts = (ofPhones: number, ofClassroom: number, ofUnlike: number) =>
    byLikeness(
      clauses,
      vector(1, 0),
      new Map([
        [phones.id, vector(ofPhones, 1)],
        [classroom.id, vector(ofClassroom, 1)],
        [unlike.id, vector(ofUnlike, 1)],
      ]),
    ).map(({ indexed }) => indexed.clause)

  test('takes in every clause that binds the asker, and no other', () => {
    expect(clauses.map(({ indexed }) => indexed.clause)).toEqual([phones, classroom, unlike])
  })

  test('weighs likeness beside our own score', () => {
    expect(texts(1, 1, 1)).toEqual([phones, classroom, unlike])
    expect(texts(5, 0, 9)[0]).toBe(phones)
    expect(texts(0, 0, 9).at(-1)).not.toBe(unlike)
  })

  test('without vectors is ours', () => {
    expect(byLikeness(clauses, vector(1, 0), new Map())).toEqual(clauses)
  })
})
