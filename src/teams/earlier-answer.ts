import type { ExplainedAnswer } from '../answers/answer-question.ts'
import { type AnswerChange, findAnswerChange } from '../answers/changed-answer.ts'
import { answerAsSchool } from '../answers/curation/answer-as-school.ts'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import { findSignedInstead } from '../attestations/history.ts'
import type { AnsweringPolicy } from '../campaigns/in-force.ts'
import type { Instant } from '../clock.ts'
import type { BotDeps } from './bot-deps.ts'
import type { QuestionIndexes, Taught } from './question-indexes.ts'

/** What the text that somebody signed last answered, where the version that answers now is another one and says otherwise. */
export interface EarlierAnswer {
  readonly signedAt: Instant
  readonly answer: ExplainedAnswer
  readonly change: AnswerChange
  /** They can sign the new version now. */
  readonly isAsked: boolean
}

type EarlierDeps = Pick<BotDeps, 'ledger' | 'policies' | 'log'> & { readonly indexes: QuestionIndexes }

interface Answered {
  readonly identity: VerifiedIdentity
  readonly answering: AnsweringPolicy
  readonly asked: { readonly question: string; readonly keptText: string }
  readonly answer: ExplainedAnswer
  readonly taught: Taught
}

/**
 * Asks the text that this person signed the same question, as whom they signed it. Nothing where they signed the version
 * that answers, or none of this policy, or where both come to the same; and nothing where it cannot be found out, as the
 * answer itself does not hang on it.
 */
export async function findEarlierAnswer(deps: EarlierDeps, answered: Answered): Promise<EarlierAnswer | undefined> {
  try {
    return await compareWithSigned(deps, answered)
  } catch (error) {
    deps.log.warn({ err: error }, 'what was signed before could not be read, so the answer does without')
    return undefined
  }
}

async function compareWithSigned(
  deps: EarlierDeps,
  { identity, answering: { version, assignment, isAsked }, asked, answer, taught }: Answered,
): Promise<EarlierAnswer | undefined> {
  if (isAsked && assignment.state.kind === 'signed') return undefined
  const signed = await findSignedInstead(deps, identity, version)
  const before = signed && (await deps.policies.findVersion(signed.policyId, signed.versionId))
  if (!before) return undefined
  const { policyId } = before
  const asAsked = { ...asked, policyId, asker: signed.audiences }
  const earlier = answerAsSchool(deps.indexes(before, taught.words), asAsked, taught.attachments)
  const change = findAnswerChange({ policy: before.policy, answer: earlier }, { policy: version.policy, answer })
  return change && { signedAt: signed.at, answer: earlier, change, isAsked }
}
