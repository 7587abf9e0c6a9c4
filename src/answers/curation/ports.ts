import type { PolicyId } from '../../policy/policy.ts'
import type { SchoolWord } from '../lexicon/school-words.ts'
import type { Attachment, KeptQuestion, QuestionId } from './kept-question.ts'

/** What is kept of questions, without anybody's name. Every method throws when storage could not be asked. */
export interface QuestionStore {
  find(policyId: PolicyId, questionId: QuestionId): Promise<KeptQuestion | undefined>
  /** In no promised order. */
  list(policyId: PolicyId): Promise<readonly KeptQuestion[]>
  /**
   * Reads, decides and writes so that no two writers lose each other's counts: `decide` may be called again when
   * somebody was faster, and `undefined` leaves everything as it is.
   *
   * @returns what is kept now
   */
  merge(
    policyId: PolicyId,
    questionId: QuestionId,
    decide: (kept: KeptQuestion | undefined) => KeptQuestion | undefined,
  ): Promise<KeptQuestion | undefined>
  /** One clause a question: the last word counts. */
  attach(attachment: Attachment): Promise<void>
  /** No matter whether anything was attached. */
  detach(policyId: PolicyId, questionId: QuestionId): Promise<void>
  /** Few, in no promised order. */
  listAttachments(policyId: PolicyId): Promise<readonly Attachment[]>
}

/** A school's own words, for all its policies. Every method throws when storage could not be asked. */
export interface WordStore {
  /** Few, in no promised order. */
  list(): Promise<readonly SchoolWord[]>
  /** A word is added once and muted once: the last says what counts. */
  put(word: SchoolWord): Promise<void>
  /** No matter whether it was there. */
  remove(word: Pick<SchoolWord, 'kind' | 'word'>): Promise<void>
}
