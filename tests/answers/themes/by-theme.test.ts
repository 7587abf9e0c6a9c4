import { expect, test } from 'vitest'
import { buildIndex } from '../../../src/answers/policy-index.ts'
import { scoreClauses } from '../../../src/answers/score-clauses.ts'
import { slotsOf } from '../../../src/answers/slots.ts'
import { orderByTheme, themesOfQuestion } from '../../../src/answers/themes/by-theme.ts'
import { weighQuestion } from '../../../src/answers/weigh-question.ts'
import { wordsOf } from '../../../src/answers/words.ts'
import { clause, policyOf } from '../policy-of.ts'

const index = buildIndex(
  policyOf([
    clause('Staff must lock their computer whenever they leave it.'),
    clause('Staff must not leave a school laptop in a car.'),
    clause('Staff must not lend their laptop to their family.'),
  ]),
)

function ranked(question: string) {
  const words = wordsOf(question)
  const slots = slotsOf(index.lexicon, words, ['staff'])
  const before = scoreClauses(index.clauses, weighQuestion(index, slots, 'may'))
  return { before, after: orderByTheme(before, index.clauses, themesOfQuestion(words, slots)) }
}

const clauses = (scored: ReturnType<typeof ranked>['before']) => scored.map(({ indexed }) => indexed.clause.text)

test('themes put the clauses that were found in another order and find no others', () => {
  const { before, after } = ranked('can my son do his homework on my work laptop')
  expect(clauses(after).toSorted()).toEqual(clauses(before).toSorted())
  expect(clauses(after)[0]).toBe('Staff must not lend their laptop to their family.')
})

test('no score rises above the best there was, and where words and theme agree the best stays', () => {
  const { before, after } = ranked('is it ok to leave the laptop in the car overnight')
  const best = before[0]?.score ?? 0
  expect(Math.max(...after.map(({ score }) => score))).toBeCloseTo(best, 5)
  expect(clauses(after)[0]).toBe(clauses(before)[0])
})

test('where nothing was found there is nothing to order', () => {
  expect(ranked('zzyzx').after).toEqual([])
})
