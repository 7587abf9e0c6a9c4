import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod/v4'
import { analyse, answerFrom } from '../../../src/answers/answer-question.ts'
import type { Advice } from '../../../src/answers/model/accept-choice.ts'
import { advisedAnswer } from '../../../src/answers/model/advised-answer.ts'
import { eligible } from '../../../src/answers/model/candidates.ts'
import { buildIndex } from '../../../src/answers/policy-index.ts'
import { type Audience, audiences } from '../../../src/people/person.ts'
import { readPolicy } from '../../../src/policy/read-policy.ts'

const folder = join(import.meta.dirname, '..', 'check')
const askedSchema = z.object({ policy: z.string(), question: z.string(), asker: z.enum(audiences) })

const asked = ['tuning', 'checking'].flatMap((name) =>
  readFileSync(join(folder, 'questions', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => askedSchema.parse(JSON.parse(line))),
)
const indexes = new Map(
  [...new Set(asked.map(({ policy }) => policy))].map((name) => [
    name,
    buildIndex(readPolicy({ name, bytes: readFileSync(join(folder, 'policies', name)) })),
  ]),
)

/** A question, and whatever a model may say of its clauses. */
const advised = fc
  .tuple(fc.constantFrom(...asked), fc.array(fc.nat({ max: 9_999 }), { minLength: 1, maxLength: 10 }), fc.boolean())
  .map(([{ policy, question, asker: who }, picks, isNone]) => {
    const index = indexes.get(policy)
    if (index === undefined) throw new Error(`There is no policy ${policy}.`)
    const asker: readonly Audience[] = [who]
    const analysis = analyse(index, { question, asker })
    const clauses = eligible(index, analysis, asker)
    const clauseIds = [...new Set(picks.flatMap((pick) => clauses[pick % clauses.length]?.indexed.clause.id ?? []))]
    const advice: Advice = isNone ? { kind: 'none' } : { kind: 'order', clauseIds }
    return { question, clauses, own: answerFrom(index, analysis), after: advisedAnswer(index, analysis, asker, advice) }
  })

test('no advice makes an answer allow more than it did, hides a prohibition or shows another’s clause', () => {
  fc.assert(
    fc.property(advised, ({ question, clauses, own, after }) => {
      if (after.verdict === 'yes') expect([question, own.verdict]).toEqual([question, 'yes'])
      if (own.verdict === 'conditional' && after.clauses.length > 0) {
        expect([question, after.verdict]).toEqual([question, expect.stringMatching(/^(?:no|conditional|must)$/)])
      }
      if (own.verdict === 'no' && own.clauses[0]?.rule === 'prohibited') expect(after.verdict).toBe('no')
      if (own.confidence === 'clear') expect(after.clauses.length).toBeGreaterThan(0)
      if (own.clauses.length === 0) expect(after).toEqual(own)
      const mayBeShown = new Set(clauses.map(({ indexed }) => indexed.clause))
      for (const clause of after.clauses) expect(mayBeShown.has(clause)).toBe(true)
      expect(after.clauses.length).toBeLessThanOrEqual(5)
      expect(after.marks).toHaveLength(after.clauses.length)
    }),
    { numRuns: 2_000 },
  )
})
