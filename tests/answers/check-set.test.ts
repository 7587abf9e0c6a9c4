import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import { answerQuestion } from '../../src/answers/answer-question.ts'
import { buildIndex, type PolicyIndex } from '../../src/answers/policy-index.ts'
import { audiences } from '../../src/people/person.ts'
import { readPolicy } from '../../src/policy/read-policy.ts'

const folder = join(import.meta.dirname, 'check')
const questionSchema = z.object({
  policy: z.string(),
  question: z.string(),
  asker: z.enum(audiences),
  /** Words of each clause that answers; none where the policy is silent. */
  gold: z.array(z.string()),
  verdict: z.enum(['no', 'yes', 'conditional', 'must', 'not-covered']),
})

function questionsOf(name: string) {
  const text = readFileSync(join(folder, 'questions', `${name}.jsonl`), 'utf8')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => questionSchema.parse(JSON.parse(line)))
}

const indexes = new Map<string, PolicyIndex>()
function indexOf(name: string): PolicyIndex {
  const known = indexes.get(name)
  if (known !== undefined) return known
  const index = buildIndex(readPolicy({ name, bytes: readFileSync(join(folder, 'policies', name)) }))
  indexes.set(name, index)
  return index
}

function score(name: string) {
  let first = 0
  let covered = 0
  let verdicts = 0
  let endToEnd = 0
  const permissive: string[] = []
  const questions = questionsOf(name)
  for (const { policy, question, asker, gold, verdict } of questions) {
    const answer = answerQuestion(indexOf(policy), { question, asker: [asker] })
    const isFirst = gold.some((words) => answer.clauses[0]?.text.includes(words))
    if (gold.length > 0) covered += 1
    if (isFirst) first += 1
    if (answer.verdict === verdict) verdicts += 1
    if (answer.verdict === verdict && (gold.length === 0 || isFirst)) endToEnd += 1
    if (answer.verdict === 'yes' && (verdict === 'no' || verdict === 'conditional')) permissive.push(question)
  }
  return {
    first: first / covered,
    verdict: verdicts / questions.length,
    endToEnd: endToEnd / questions.length,
    permissive,
  }
}

// Floors a little under what was measured, so that a change for the worse is noticed and a neutral one is not.
describe.each([
  ['tuning', { first: 0.78, verdict: 0.78, endToEnd: 0.7 }],
  ['checking', { first: 0.82, verdict: 0.72, endToEnd: 0.68 }],
])('the %s questions on made-up policies', (name, floor) => {
  test('find the right clause, verdict and both as often as before', () => {
    const { first, verdict, endToEnd } = score(name)
    expect(first).toBeGreaterThanOrEqual(floor.first)
    expect(verdict).toBeGreaterThanOrEqual(floor.verdict)
    expect(endToEnd).toBeGreaterThanOrEqual(floor.endToEnd)
  })

  test('never turn a no or an ask-first into a yes', () => {
    expect(score(name).permissive).toEqual([])
  })
})
