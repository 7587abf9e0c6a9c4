import { expect, test } from 'vitest'
import { answerQuestion } from '../../src/answers/answer-question.ts'
import { buildIndex } from '../../src/answers/policy-index.ts'
import { clause, policyOf } from './policy-of.ts'

const index = buildIndex(
  policyOf([clause('Staff must not use a personal phone in a classroom.', { rule: 'prohibited' })]),
)
const asked = (question: string) => answerQuestion(index, { question, asker: ['staff'] })

test.each([
  'Ga i ddefnyddio fy ffôn symudol yn yr ystafell ddosbarth?',
  'Czy mogę używać telefonu w klasie?',
  'کیا میں کلاس میں فون استعمال کر سکتا ہوں؟',
  'هل يمكنني استخدام هاتفي في الفصل',
])('“%s” is not understood, and no gap in the policy', (question) => {
  expect(asked(question)).toMatchObject({ intent: 'another-language', verdict: 'not-covered' })
})

test.each(['wot abt fones in class', 'can i snapchat jaydens nan', 'qwerty', 'mfa on sims pls thx'])(
  '“%s” is English enough to be looked up',
  (question) => {
    expect(asked(question).intent).toBe('question')
  },
)
