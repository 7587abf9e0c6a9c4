import type { ExplainedAnswer } from '../answers/answer-question.ts'
import { answerAsSchool } from '../answers/curation/answer-as-school.ts'
import { addAsking, keptTextOf, noteOf } from '../answers/curation/note-question.ts'
import { wordsOf } from '../answers/words.ts'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import { type AnsweringPolicy, findPolicyToAnswer } from '../campaigns/in-force.ts'
import { schoolDateOf } from '../clock.ts'
import type { BotDeps } from './bot-deps.ts'
import type { Command } from './card-actions.ts'
import type { Card } from './card-template.ts'
import { findEarlierAnswer } from './earlier-answer.ts'
import { adviseAnswer } from './model-advice.ts'
import { messages, notUnderstood } from './plain-messages.ts'
import { type QuestionIndexes, readTaught, type Taught } from './question-indexes.ts'
import { type AnsweredQuestion, renderAnswer } from './render-answer.ts'
import { type PlainMessage, renderMessage } from './render-message.ts'
import { runCommand } from './run-command.ts'
import { hearUnasked, noPolicyToAnswer, tellsOfHarm, toldOfHarm } from './unasked.ts'

const LONGEST_QUESTION = 600

/** "Hello" and "have I signed?" are no gaps in the policy: nobody is told that it fails to answer them. */
const commandsMeant: Partial<Record<ExplainedAnswer['intent'], Command>> = {
  greeting: 'help',
  thanks: 'help',
  goodbye: 'help',
  'are-you-human': 'help',
  swearing: 'help',
  help: 'help',
  'show-policy': 'policy',
  sign: 'policy',
}

/** An emoji and "???" ask nothing that a policy could be silent about. */
function commandFor(question: string, { intent }: ExplainedAnswer): Command | undefined {
  return wordsOf(question).length === 0 ? 'help' : commandsMeant[intent]
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

/** Answers from the version that answers this person; somebody whom nobody has asked is told nothing of any policy. */
export async function answerMessage(
  deps: AnswerDeps,
  { identity, question }: { readonly identity: VerifiedIdentity; readonly question: string },
): Promise<AnsweredMessage> {
  const answering = await findPolicyToAnswer(deps, identity.personId)
  if (!answering) return { card: await answerUnasked(deps, identity, question) }
  if (question.length > LONGEST_QUESTION) return { card: renderMessage(tooLong(question)) }
  const { version, assignment } = answering
  const { audiences, person } = assignment
  const taught = await readTaught(deps, version.policyId)
  const index = deps.indexes(version, taught.words).own
  const asked = { question, keptText: keptTextOf(index, question, person) }
  const own = answerFor(deps, answering, asked, taught)
  const command = commandFor(question, own)
  if (command) return { card: await runCommand(deps, identity, command) }
  if (own.intent === 'another-language') return { card: renderMessage(notUnderstood) }
  const earlier = await findEarlierAnswer(deps, { identity, answering, asked, answer: own, taught })
  const answer = await adviseAnswer(deps, { answering, asked, taught, answer: own })
  const answered: AnsweredQuestion = { question, answer, version, audiences, ...(earlier && { earlier }) }
  const day = schoolDateOf(deps.clock.now())
  const note = noteOf({ question, asker: person, audiences, version, index, answer, day })
  if (!note) return { card: renderAnswer(deps.cards, answered) }
  const feedback = { kind: 'wanted', questionId: note.questionId } as const
  return {
    card: renderAnswer(deps.cards, { ...answered, feedback }),
    afterwards: () => deps.questions.merge(note.policyId, note.questionId, (kept) => addAsking(kept, note)),
  }
}

function tooLong(question: string): PlainMessage {
  if (tellsOfHarm(question)) return toldOfHarm
  return { title: 'Please ask a shorter question', paragraphs: [messages.questionTooLong] }
}

/** The answer for somebody's audiences, with what an administrator has taught. */
export function answerFor(
  { indexes }: Pick<AnswerDeps, 'indexes'>,
  { version, assignment }: AnsweringPolicy,
  asked: { readonly question: string; readonly keptText: string },
  { words, attachments }: Taught,
): ExplainedAnswer {
  const { policyId } = version
  return answerAsSchool(indexes(version, words), { ...asked, policyId, asker: assignment.audiences }, attachments)
}

async function answerUnasked(deps: AnswerDeps, identity: VerifiedIdentity, question: string): Promise<Card> {
  if (question.length > LONGEST_QUESTION && tellsOfHarm(question)) return renderMessage(toldOfHarm)
  const heard = hearUnasked(question)
  const command = commandFor(question, heard)
  return command ? runCommand(deps, identity, command) : renderMessage(noPolicyToAnswer(deps.cards.school, heard))
}
