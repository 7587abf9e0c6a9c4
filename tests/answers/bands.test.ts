import { expect, test } from 'vitest'
import { answerQuestion } from '../../src/answers/answer-question.ts'
import { buildIndex } from '../../src/answers/policy-index.ts'
import { clause, policyOf } from './policy-of.ts'

const index = buildIndex(
  policyOf([
    clause('Staff must not connect their own laptops to the school network.', { rule: 'prohibited' }),
    clause('A school laptop may be taken home for planning.', { rule: 'permitted' }),
    clause('Use of the internet is monitored by the ICT Manager.'),
    clause('Personal data must be stored on the school network.', { rule: 'required' }),
  ]),
)
const verdict = (question: string) => answerQuestion(index, { question, asker: ['staff'] }).verdict

test.each([
  'can i take my school laptop home',
  'ok to plug my own laptop into the network',
  'is what i look at online monitored',
  'marking at my sisters this weekend and i need my planning, can i have the school laptop there with me at home',
])('“%s” is answered', (question) => {
  expect(verdict(question)).not.toBe('not-covered')
})

test.each([
  'do we get our own laptops',
  'will school pay for my broadband',
  'how many laptops can i take home',
  'is there a crèche for staff',
  'can i park by the kitchen',
])('“%s” is not in the policy', (question) => {
  expect(verdict(question)).toBe('not-covered')
})
