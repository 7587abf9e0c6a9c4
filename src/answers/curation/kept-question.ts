import type { SchoolDate } from '../../clock.ts'
import type { Audience } from '../../people/person.ts'
import type { ClauseId, PolicyId, VersionId } from '../../policy/policy.ts'

/** 16 hex digits over the policy and the words asked, so that the same question is kept once. Says nothing of who asked. */
export type QuestionId = string & { readonly __brand: 'QuestionId' }

/**
 * A question as the school's policy administrator may see it: what was asked, how often, and never by whom.
 * Days and no times, so that it cannot be laid beside anybody's chat.
 */
export interface KeptQuestion {
  readonly questionId: QuestionId
  readonly policyId: PolicyId
  /** The version in force when it was asked last. */
  readonly versionId: VersionId
  /** As first asked, names and contact details masked, at most 500 characters. */
  readonly text: string
  /** Every audience that has asked it. */
  readonly audiences: readonly Audience[]
  readonly asked: number
  /** How often the answer was that the policy does not say. */
  readonly notCovered: number
  /** Presses of Yes and of No under "Did this answer it?". */
  readonly helped: number
  readonly notHelped: number
  readonly firstDay: SchoolDate
  readonly lastDay: SchoolDate
  /** What was quoted last time, best first. */
  readonly clauseIds: readonly ClauseId[]
  /** Words of the question that neither the lexicon nor everyday English knows. */
  readonly unmatchedWords: readonly string[]
  /** The administrator wants to see it no more. */
  readonly isMuted: boolean
}

/** An administrator's word that this clause answers this question. Outlives the version it was said of. */
export interface Attachment {
  readonly questionId: QuestionId
  readonly policyId: PolicyId
  readonly text: string
  readonly clauseId: ClauseId
  readonly attachedOn: SchoolDate
}
