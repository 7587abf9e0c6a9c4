import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerQuestion } from '../../src/answers/answer-question.ts'
import { schoolLexicon } from '../../src/answers/lexicon/school-lexicon.ts'
import { buildIndex } from '../../src/answers/policy-index.ts'
import { audiences } from '../../src/people/person.ts'
import { rules } from '../../src/policy/policy.ts'
import { clause, oakfieldClauses, policyOf } from './policy-of.ts'

const vocabulary = [...schoolLexicon.vocabulary].filter((_, at) => at % 7 === 0)
const openings = [
  'can i',
  'is it ok to',
  'do i have to',
  'who do i tell about',
  'what happens if i',
  'is',
  'will school',
  '',
]
const question = fc
  .tuple(fc.constantFrom(...openings), fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 7 }))
  .map(([opening, words]) => `${opening} ${words.join(' ')}`)
const sentences = [
  'Staff may use their own phones in the staff room.',
  'Social media is acceptable at lunch.',
  'Email is monitored.',
  'Laptops are provided and can be taken home.',
  'You are free to print and to browse the internet.',
]
const anyClause = fc
  .tuple(
    fc.constantFrom(...sentences),
    fc.constantFrom(...rules),
    fc.subarray([...audiences, 'pupil' as const], { minLength: 1 }),
  )
  .map(([text, rule, bound]) => clause(text, { rule, audiences: bound }))

test('a prohibited or conditional clause never heads a yes', () => {
  fc.assert(
    fc.property(fc.array(anyClause, { minLength: 1, maxLength: 6 }), question, (clauses, asked) => {
      const index = buildIndex(policyOf(clauses))
      const answer = answerQuestion(index, { question: asked, asker: [...audiences] })
      if (answer.verdict !== 'yes') return
      expect(['prohibited', 'conditional']).not.toContain(answer.clauses[0]?.rule)
    }),
    { numRuns: 300 },
  )
})

test('clauses are the policy’s own and bind the asker, or pupils and parents alone', () => {
  const index = buildIndex(policyOf(oakfieldClauses))
  fc.assert(
    fc.property(question, fc.constantFrom(...audiences), (asked, asker) => {
      const { clauses, verdict, confidence } = answerQuestion(index, { question: asked, asker: [asker] })
      expect(verdict === 'not-covered').toBe(clauses.length === 0)
      expect(confidence === 'none').toBe(clauses.length === 0)
      expect(clauses.length).toBeLessThanOrEqual(5)
      for (const found of clauses) {
        expect(oakfieldClauses).toContain(found)
        const others = found.audiences.every((bound) => bound === 'pupil' || bound === 'parent')
        expect(found.audiences.includes(asker) || others).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('no text breaks it', () => {
  const index = buildIndex(policyOf(oakfieldClauses))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (asked) => {
      answerQuestion(index, { question: asked, asker: ['visitor'] })
    }),
  )
})
