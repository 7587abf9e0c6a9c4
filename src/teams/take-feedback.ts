import { withoutMasks } from '../answers/curation/mask-personal.ts'
import { addFeedback } from '../answers/curation/note-question.ts'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import { findPolicyInForce } from '../campaigns/in-force.ts'
import { type AnswerDeps, answerFor } from './answer-message.ts'
import type { CardAction } from './card-actions.ts'
import { messages } from './plain-messages.ts'
import { renderAnswer } from './render-answer.ts'
import type { InvokeAnswer } from './turn-answers.ts'

export type FeedbackDeps = AnswerDeps

/**
 * Counts one Yes or No, without who pressed it, and shows the answer again without the buttons. A press is for a
 * question of the policy in force for whoever presses; anything else is not counted.
 */
export async function takeFeedback(
  deps: FeedbackDeps,
  { personId }: VerifiedIdentity,
  { questionId, helped }: Extract<CardAction, { kind: 'feedback' }>,
): Promise<InvokeAnswer> {
  const inForce = await findPolicyInForce(deps, personId)
  if (!inForce) return { kind: 'say', text: messages.notOurs }
  const { policyId } = inForce.version
  const kept = await deps.questions.merge(policyId, questionId, (before) => before && addFeedback(before, helped))
  if (!kept) return { kind: 'say', text: messages.questionNotKept }
  const answer = await answerFor(deps, inForce, { question: withoutMasks(kept.text), keptText: kept.text })
  const { version, assignment } = inForce
  const feedback = { kind: helped ? 'helped' : 'not-helped' } as const
  const answered = { question: kept.text, answer, version, audiences: assignment.audiences, feedback }
  return { kind: 'card', card: renderAnswer(deps.cards, answered) }
}
