import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameOf } from '../../src/answers/frame.ts'
import { buildIndex } from '../../src/answers/policy-index.ts'
import { scoreClauses } from '../../src/answers/score-clauses.ts'
import { slotsOf } from '../../src/answers/slots.ts'
import { verdictOf } from '../../src/answers/verdict.ts'
import { wordsOf } from '../../src/answers/words.ts'
import { type Rule, rules } from '../../src/policy/policy.ts'
import { clause, policyOf } from './policy-of.ts'

function verdict(question: string, text: string, rule: Rule) {
  const index = buildIndex(policyOf([clause(text, { rule })]))
  const words = wordsOf(question)
  const frame = frameOf(words)
  const slots = slotsOf(index.lexicon, words, ['staff'])
  const [best] = scoreClauses(index, index.clauses, slots, frame.ask)
  if (best === undefined) throw new Error(`“${question}” finds nothing in “${text}”`)
  return verdictOf(frame, best, slots)
}

const said = {
  forbidden: ['Staff must not print posters.', 'prohibited'],
  askFirst: ['Staff must not print posters without the permission of Ines Costa.', 'conditional'],
  onlyFor: ['Posters may be printed only in black and white.', 'conditional'],
  permitted: ['Staff may print posters.', 'permitted'],
  duty: ['Staff must print posters in the office.', 'required'],
  information: ['The school monitors the printing of posters.', 'information'],
} as const satisfies Record<string, readonly [string, Rule]>

describe.each([
  ['can i print a poster', ['no', 'conditional', 'conditional', 'yes', 'no', 'conditional']],
  ['can i print a poster without asking', ['no', 'no', 'no', 'conditional', 'no', 'conditional']],
  ['whats the policy on posters', ['no', 'conditional', 'conditional', 'yes', 'must', 'must']],
  ['do i have to print posters', ['no', 'must', 'must', 'no', 'must', 'must']],
  ['i dont have to print posters do i', ['must', 'must', 'must', 'no', 'must', 'must']],
  ['is it ok if i dont print posters', ['must', 'no', 'no', 'no', 'must', 'must']],
  ['who do i tell when i print posters', ['must', 'must', 'must', 'must', 'must', 'must']],
  ['how do i print posters', ['must', 'must', 'must', 'must', 'must', 'must']],
  ['am i in trouble if i print posters', ['no', 'conditional', 'conditional', 'yes', 'must', 'yes']],
  ['what happens if i print posters', ['no', 'no', 'no', 'no', 'no', 'no']],
  ['are posters printed', ['no', 'conditional', 'conditional', 'yes', 'must', 'yes']],
])('“%s”', (question, expected) => {
  test.each(Object.entries(said).map(([force, [text, rule]], at) => [force, expected[at], text, rule] as const))(
    'is answered under %s: %s',
    (_, answer, text, rule) => {
      expect(verdict(question, text, rule)).toBe(answer)
    },
  )
})

test('leave for one thing is no leave for another that the question adds', () => {
  const text = 'Staff may print posters.'
  expect(verdict('can i print posters', text, 'permitted')).toBe('yes')
  expect(verdict('can i print posters of pupils in swimsuits', text, 'permitted')).toBe('conditional')
  expect(verdict('can i print posters and sell them', text, 'permitted')).toBe('conditional')
})

describe('a sentence that allows one thing and bars another', () => {
  const text = 'Staff may use the internet at lunch, but not for betting or selling things.'

  test('answers no where the question is of what it bars', () => {
    expect(verdict('can i have a bet on the national', text, 'conditional')).toBe('no')
  })

  test('is a condition for what it allows', () => {
    expect(verdict('can i go on the internet at lunch', text, 'conditional')).toBe('conditional')
  })
})

test('a ban that the clause itself lifts in some cases is a condition', () => {
  const text = 'Staff must not print posters. In exceptional cases the Headteacher may approve it.'
  expect(verdict('can i print a poster', text, 'conditional')).toBe('conditional')
  expect(verdict('can i print a poster', text, 'prohibited')).toBe('no')
})

test('leave for the staff room is none for the classroom', () => {
  const text = 'Phones may be used only in the staff room at break.'
  expect(verdict('can i use my phone on playground duty', text, 'conditional')).toBe('no')
  expect(verdict('can i use my phone at break', text, 'conditional')).toBe('conditional')
})

test('what somebody is not expected to do they need not do', () => {
  const text = 'Staff are not expected to read email at weekends.'
  expect(verdict('do i have to read email at weekends', text, 'information')).toBe('no')
  expect(verdict('i dont have to read email at weekends do i', text, 'information')).toBe('no')
})

test('no question turns a prohibition or a condition into a plain yes', () => {
  const opening = fc.constantFrom('can i', 'is it ok to', 'am i in trouble if i', 'is', 'do they know if i', 'do i', '')
  const anyText = fc.constantFrom(...Object.values(said).map(([text]) => text))
  fc.assert(
    fc.property(opening, anyText, fc.constantFrom(...rules), (asked, text, rule) => {
      const answer = verdict(`${asked} print posters`, text, rule)
      if (rule === 'prohibited' || rule === 'conditional') expect(answer).not.toBe('yes')
    }),
  )
})
