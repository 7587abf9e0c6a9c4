import { answerQuestion, type ExplainedAnswer } from '../answers/answer-question.ts'
import { buildIndex, type PolicyIndex } from '../answers/policy-index.ts'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import { findPolicyInForce } from '../campaigns/in-force.ts'
import type { PolicyVersion, VersionId } from '../policy/policy.ts'
import type { BotDeps } from './bot-deps.ts'
import type { Command } from './card-actions.ts'
import type { Card } from './card-template.ts'
import { messages, nothingToSign } from './plain-messages.ts'
import { renderAnswer } from './render-answer.ts'
import { renderMessage } from './render-message.ts'
import { runCommand } from './run-command.ts'

export type QuestionIndexes = (version: PolicyVersion) => PolicyIndex

// A school has one or two policies, and a trust asks one school at a time.
const MAX_KEPT = 8
const LONGEST_QUESTION = 600

/** Indexes kept by version: a version never changes. The one used longest ago makes room. */
export function createQuestionIndexes(): QuestionIndexes {
  const kept = new Map<VersionId, PolicyIndex>()
  return ({ versionId, policy }) => {
    const index = kept.get(versionId) ?? buildIndex(policy)
    kept.delete(versionId)
    kept.set(versionId, index)
    const oldest = kept.keys().next().value
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
    return index
  }
}

/** "Hello" and "have I signed?" are no gaps in the policy: nobody is told that it fails to answer them. */
const commandsMeant: Partial<Record<ExplainedAnswer['intent'], Command>> = {
  greeting: 'help',
  thanks: 'help',
  goodbye: 'help',
  'are-you-human': 'help',
  help: 'help',
  'show-policy': 'policy',
  sign: 'policy',
}

/** Answers from the version in force for the asker; somebody without one is told nothing of any policy. */
export async function answerMessage(
  deps: BotDeps,
  indexes: QuestionIndexes,
  { identity, question }: { readonly identity: VerifiedIdentity; readonly question: string },
): Promise<Card> {
  const inForce = await findPolicyInForce(deps, identity.personId)
  if (!inForce) return renderMessage(nothingToSign(deps.cards.school))
  if (question.length > LONGEST_QUESTION) {
    return renderMessage({ title: 'Please ask a shorter question', paragraphs: [messages.questionTooLong] })
  }
  const { version, assignment } = inForce
  const answer = answerQuestion(indexes(version), { question, asker: assignment.audiences })
  const command = commandsMeant[answer.intent]
  if (command) return runCommand(deps, identity, command)
  return renderAnswer(deps.cards, { question, answer, version, audiences: assignment.audiences })
}
