import { withoutMasks } from '../answers/curation/mask-personal.ts'
import { addFeedback } from '../answers/curation/note-question.ts'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import { findPolicyToAnswer } from '../campaigns/in-force.ts'
import { type AnswerDeps, answerFor } from './answer-message.ts'
import type { CardAction } from './card-actions.ts'
import { findEarlierAnswer } from './earlier-answer.ts'
import { adviseAnswer } from './model-advice.ts'
import { messages } from './plain-messages.ts'
import { readTaught } from './question-indexes.ts'
import { renderAnswer } from './render-answer.ts'
import type { InvokeAnswer } from './turn-answers.ts'

export type FeedbackDeps = AnswerDeps

/**
 * Counts one Yes or No, without who pressed it, and shows the answer again without the buttons. A press is for a
 * question of the policy that answers whoever presses; anything else is not counted.
 */
export async function takeFeedback(
  deps: FeedbackDeps,
  identity: VerifiedIdentity,
  { questionId, helped }: Extract<CardAction, { kind: 'feedback' }>,
): Promise<InvokeAnswer> {
  const answering = await findPolicyToAnswer(deps, identity.personId)
  if (!answering) return { kind: 'say', text: messages.notOurs }
  const { version, assignment } = answering
  const { policyId } = version
  const kept = await deps.questions.merge(policyId, questionId, (before) => before && addFeedback(before, helped))
  if (!kept) return { kind: 'say', text: messages.questionNotKept }
  const taught = await readTaught(deps, policyId)
  const asked = { question: withoutMasks(kept.text), keptText: kept.text }
  const own = answerFor(deps, answering, asked, taught)
  const earlier = await findEarlierAnswer(deps, { identity, answering, asked, answer: own, taught })
  const answer = await adviseAnswer(deps, { answering, asked, taught, answer: own })
  const feedback = { kind: helped ? 'helped' : 'not-helped' } as const
  const answered = { question: kept.text, answer, version, audiences: assignment.audiences, feedback }
  return { kind: 'card', card: renderAnswer(deps.cards, { ...answered, ...(earlier && { earlier }) }) }
}
