import { buildSchoolIndex, type SchoolIndex } from '../answers/curation/answer-as-school.ts'
import type { Attachment } from '../answers/curation/kept-question.ts'
import type { SchoolWord } from '../answers/lexicon/school-words.ts'
import type { PolicyId, PolicyVersion } from '../policy/policy.ts'
import type { BotDeps } from './bot-deps.ts'

export type QuestionIndexes = (version: PolicyVersion, words: readonly SchoolWord[]) => SchoolIndex

// A school has one or two policies, and a trust asks one school at a time.
const MAX_KEPT = 8

/**
 * Indexes kept by version and by the school's own words: a version never changes, and words that did make another
 * index. The one used longest ago makes room.
 */
export function createQuestionIndexes(): QuestionIndexes {
  const kept = new Map<string, SchoolIndex>()
  return ({ versionId, policy }, words) => {
    const key = JSON.stringify([versionId, ...words.map((word) => JSON.stringify(word)).toSorted()])
    const index = kept.get(key) ?? buildSchoolIndex(policy, words)
    kept.delete(key)
    kept.set(key, index)
    const oldest = kept.keys().next().value
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
    return index
  }
}

/** What an administrator has taught: clauses for questions of one policy, and the school's own words. */
export interface Taught {
  readonly attachments: readonly Attachment[]
  readonly words: readonly SchoolWord[]
}

/** Read with every question, so that it counts at once. Without it where storage cannot be asked: people still want an answer. */
export async function readTaught(
  { questions, words, log }: Pick<BotDeps, 'questions' | 'words' | 'log'>,
  policyId: PolicyId,
): Promise<Taught> {
  const without = (what: string) => (error: unknown) => {
    log.warn({ err: error }, `${what} could not be read, so the answer does without`)
    return []
  }
  const [attachments, own] = await Promise.all([
    questions.listAttachments(policyId).catch(without('attached clauses')),
    words.list().catch(without('the school’s own words')),
  ])
  return { attachments, words: own }
}
