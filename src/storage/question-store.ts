import { z } from 'zod/v4'
import type { Attachment, KeptQuestion, QuestionId } from '../answers/curation/kept-question.ts'
import type { QuestionStore } from '../answers/curation/ports.ts'
import type { TenantId } from '../people/person.ts'
import type { PolicyId } from '../policy/policy.ts'
import { StorageError } from './errors.ts'
import { key, keysUnder } from './keys.ts'
import { audiencesField, clauseIdField, policyIdField, schoolDateField, versionIdField } from './stored-fields.ts'
import { parseAll, storedShape } from './stored-json.ts'
import type { Table } from './table.ts'

const questionIdField = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .transform((text) => text as QuestionId) // branded at the door, where it was just checked
const count = z.int().min(0)

/**
 * Schema 1. Partition `tenant_policy`: a row `asked_ID` for each question and `clause_ID` for each that has a clause
 * attached, apart because the second are few and read with every answer. Neither has a place for a person.
 */
const questionShape = storedShape<KeptQuestion>(
  'question',
  z.strictObject({
    questionId: questionIdField,
    policyId: policyIdField,
    versionId: versionIdField,
    text: z.string().max(500),
    audiences: audiencesField,
    asked: count,
    notCovered: count,
    helped: count,
    notHelped: count,
    firstDay: schoolDateField,
    lastDay: schoolDateField,
    clauseIds: z.array(clauseIdField),
    unmatchedWords: z.array(z.string()),
    isMuted: z.boolean(),
  }),
)

const attachmentShape = storedShape<Attachment>(
  'clause of a question',
  z.strictObject({
    questionId: questionIdField,
    policyId: policyIdField,
    text: z.string().max(500),
    clauseId: clauseIdField,
    attachedOn: schoolDateField,
  }),
)

// A whole staff room may ask the same thing in the minute after a briefing.
const MOST_TRIES = 10

export function createQuestionStore(questions: Table, tenantId: TenantId): QuestionStore {
  const partitionOf = (policyId: PolicyId) => key(tenantId, policyId)
  const askedKey = (questionId: QuestionId) => key('asked', questionId)
  const clauseKey = (questionId: QuestionId) => key('clause', questionId)

  return {
    async find(policyId, questionId) {
      const row = await questions.get(partitionOf(policyId), askedKey(questionId))
      return row && questionShape.parse(row)
    },
    list: (policyId) =>
      parseAll(questions.list({ partition: partitionOf(policyId), rows: keysUnder('asked') }), questionShape.parse),
    async merge(policyId, questionId, decide) {
      const keys = { partitionKey: partitionOf(policyId), rowKey: askedKey(questionId) }
      for (let tried = 0; tried < MOST_TRIES; tried += 1) {
        const row = await questions.get(keys.partitionKey, keys.rowKey)
        const kept = row && questionShape.parse(row)
        const next = decide(kept)
        if (next === undefined) return kept
        const changed = { ...keys, values: questionShape.values(next) }
        const result = row ? await questions.replace(changed, row.etag) : await questions.insert(changed)
        if (result.kind === 'replaced' || result.kind === 'inserted') return next
      }
      throw new StorageError('contended', `The question ${questionId} kept changing while it was being changed.`)
    },
    async attach(attachment) {
      await questions.upsert({
        partitionKey: partitionOf(attachment.policyId),
        rowKey: clauseKey(attachment.questionId),
        values: attachmentShape.values(attachment),
      })
    },
    detach: (policyId, questionId) => questions.remove(partitionOf(policyId), clauseKey(questionId)),
    listAttachments: (policyId) =>
      parseAll(questions.list({ partition: partitionOf(policyId), rows: keysUnder('clause') }), attachmentShape.parse),
  }
}
