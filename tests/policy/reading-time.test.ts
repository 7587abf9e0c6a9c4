import { expect, test } from 'vitest'
import { countWords, readingTimeOf } from '../../src/policy/reading-time.ts'
import { policyOf } from './changes/made-up-policy.ts'

test('words are counted in every script', () => {
  expect(countWords('Lock your laptop, always.')).toBe(4)
  expect(countWords('میں نے پالیسی پڑھ لی')).toBe(5)
  expect(countWords('')).toBe(0)
})

test('only what binds the reader is counted, and all of it where nobody is named', () => {
  const policy = policyOf([
    { text: 'Lock your laptop.' },
    { text: 'Sign in at reception first.', audiences: ['visitor'] },
  ])

  expect(readingTimeOf(policy, ['staff']).words).toBe(3)
  expect(readingTimeOf(policy, ['staff', 'visitor']).words).toBe(8)
  expect(readingTimeOf(policy, []).words).toBe(8)
})

test('a sentence that leads into several clauses is read once', () => {
  const leadIn = 'Never use it to:'
  const list = [
    { leadIn, text: 'gamble;' },
    { leadIn, text: 'trade.' },
  ]

  expect(readingTimeOf(policyOf(list), []).words).toBe(6)
  expect(readingTimeOf(policyOf([{ text: leadIn }, ...list]), []).words).toBe(6)
})

test.each([
  [0, 1],
  [200, 1],
  [201, 2],
  [1_180, 6],
])('%d words take %d minutes', (words, minutes) => {
  expect(readingTimeOf(policyOf([{ text: 'word '.repeat(words) }]), []).minutes).toBe(minutes)
})
