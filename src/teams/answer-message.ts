import type { ExplainedAnswer } from '../answers/answer-question.ts'
import { answerWithAttachments } from '../answers/curation/answer-with-attachments.ts'
import { addAsking, keptTextOf, noteOf } from '../answers/curation/note-question.ts'
import { buildIndex, type PolicyIndex } from '../answers/policy-index.ts'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import { findPolicyInForce, type PolicyInForce } from '../campaigns/in-force.ts'
import { schoolDateOf } from '../clock.ts'
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

/** What answering takes beside the bot's own ports. */
export interface AnswerDeps extends BotDeps {
  readonly indexes: QuestionIndexes
}

export interface AnsweredMessage {
  readonly card: Card
  /** To be done once the card is on its way: what is kept of the question. */
  readonly afterwards?: () => Promise<unknown>
}

/** Answers from the version in force for the asker; somebody without one is told nothing of any policy. */
export async function answerMessage(
  deps: AnswerDeps,
  { identity, question }: { readonly identity: VerifiedIdentity; readonly question: string },
): Promise<AnsweredMessage> {
  const inForce = await findPolicyInForce(deps, identity.personId)
  if (!inForce) return { card: renderMessage(nothingToSign(deps.cards.school)) }
  if (question.length > LONGEST_QUESTION) {
    return {
      card: renderMessage({ title: 'Please ask a shorter question', paragraphs: [messages.questionTooLong] }),
    }
  }
  const { version, assignment } = inForce
  const { audiences, person } = assignment
  const keptText = keptTextOf(deps.indexes(version), question, person)
  const answer = await answerFor(deps, inForce, { question, keptText })
  const command = commandsMeant[answer.intent]
  if (command) return { card: await runCommand(deps, identity, command) }
  const day = schoolDateOf(deps.clock.now())
  const index = deps.indexes(version)
  const note = noteOf({ question, asker: person, audiences, version, index, answer, day })
  if (!note) return { card: renderAnswer(deps.cards, { question, answer, version, audiences }) }
  const feedback = { kind: 'wanted', questionId: note.questionId } as const
  return {
    card: renderAnswer(deps.cards, { question, answer, version, audiences, feedback }),
    afterwards: () => deps.questions.merge(note.policyId, note.questionId, (kept) => addAsking(kept, note)),
  }
}

/** The answer for somebody's audiences, with the clauses that an administrator attached. */
export async function answerFor(
  { questions, indexes, log }: Pick<AnswerDeps, 'questions' | 'indexes' | 'log'>,
  { version, assignment }: PolicyInForce,
  asked: { readonly question: string; readonly keptText: string },
): Promise<ExplainedAnswer> {
  const index = indexes(version)
  const { policyId } = version
  const attachments = await questions.listAttachments(policyId).catch((error: unknown) => {
    log.warn({ err: error }, 'attached clauses could not be read, so the answer does without')
    return []
  })
  return answerWithAttachments(index, { ...asked, policyId, asker: assignment.audiences }, attachments)
}
