import { expect, test } from 'vitest'
import type { Confidence, Verdict } from '../../src/answers/answer.ts'
import { verdictWords } from '../../src/teams/verdict-words.ts'

test.each<readonly [string, Verdict, Confidence, string]>([
  ['Can I use my phone?', 'no', 'clear', 'No, the policy does not allow it'],
  ['Can I use my phone?', 'no', 'closest', 'Probably not'],
  ['Do I have to answer e-mail at the weekend?', 'no', 'clear', 'No, the policy does not ask that of you'],
  ['Do I have to lock my laptop?', 'must', 'clear', 'Yes, the policy says you must'],
  ['Is the internet filtered?', 'yes', 'clear', 'Yes, by what the policy says'],
  ['Who do I tell about a lost key?', 'must', 'clear', 'The policy says what to do'],
  ['Who do I tell about a lost key?', 'must', 'closest', 'The policy probably says what to do'],
  ['Who do I tell about a lost key?', 'not-covered', 'none', 'This is not in the policy'],
])('“%s” that is %s and %s is answered “%s”', (question, verdict, confidence, words) => {
  expect(verdictWords({ verdict, confidence }, question)).toBe(words)
})
