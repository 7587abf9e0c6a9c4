import { expect, test } from 'vitest'
import type { Confidence, Verdict } from '../../src/answers/answer.ts'
import { verdictWords } from '../../src/teams/verdict-words.ts'

test.each<readonly [string, Verdict, Confidence, string]>([
  ['Can I use my phone?', 'no', 'clear', 'No, the policy does not allow it'],
  ['Can I use my phone?', 'no', 'closest', 'Probably not'],
  ['Do I have to answer e-mail at the weekend?', 'no', 'clear', 'No, the policy does not ask that of you'],
  ['Put the update off forty times, does it matter?', 'must', 'clear', 'The policy says what to do'],
  ['Put the update off forty times, does it matter?', 'must', 'closest', 'The policy probably says what to do'],
  ['Do I have to lock my laptop?', 'must', 'clear', 'Yes, the policy says you must'],
  ['Is the internet filtered?', 'yes', 'clear', 'Yes, by what the policy says'],
  ['Is it ok if I don’t lock my laptop?', 'must', 'clear', 'You do have to, the policy says'],
  ['Is it ok if I don’t lock my laptop?', 'must', 'closest', 'You probably do have to'],
  ['Who do I tell about a lost key?', 'must', 'clear', 'The policy says what to do'],
  ['Who do I tell about a lost key?', 'must', 'closest', 'The policy probably says what to do'],
  ['Who do I tell about a lost key?', 'not-covered', 'none', 'This is not in the policy'],
  ['Who do I tell about a lost key?', 'no', 'closest', 'The policy probably does not allow it'],
  ['What happens if I share my password?', 'no', 'clear', 'The policy does not allow it'],
  ['Am I liable for a stolen laptop?', 'must', 'clear', 'The policy says what to do'],
])('“%s” that is %s and %s is answered “%s”', (question, verdict, confidence, words) => {
  expect(verdictWords({ verdict, confidence }, question)).toBe(words)
})

test.each<readonly [string, Verdict, Confidence, string]>([
  ['I’ve emailed a report to the wrong parent', 'must', 'clear', 'The policy says what to do'],
  ['I’ve emailed a report to the wrong parent', 'must', 'closest', 'The policy probably says what to do'],
  ['What happens if I lose my laptop?', 'no', 'clear', 'The policy says what to do'],
  ['What happens if I lose my laptop?', 'no', 'closest', 'The policy probably says what to do'],
  ['Can I keep it quiet that I lost my laptop?', 'no', 'clear', 'No, the policy does not allow it'],
])('of a mishap, “%s” that is %s and %s is answered “%s”', (question, verdict, confidence, words) => {
  expect(verdictWords({ verdict, confidence, incident: 'mishap' }, question)).toBe(words)
})

test.each<readonly [string, Verdict, Confidence, string]>([
  ['Should I copy the picture as evidence?', 'no', 'clear', 'No, the policy does not allow it'],
  ['Should I give a pupil my number?', 'must', 'clear', 'The policy says what to do'],
  ['Should I give a pupil my number?', 'must', 'closest', 'The policy probably says what to do'],
])('of a clause that forbids it, “%s” that is %s and %s is answered “%s”', (question, verdict, confidence, words) => {
  expect(verdictWords({ verdict, confidence, clauses: [{ rule: 'prohibited' }] }, question)).toBe(words)
})
