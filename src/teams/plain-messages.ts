import type { FieldProblem } from '../attestations/decision.ts'
import { joinWords, shownName } from './card-text.ts'
import type { PlainMessage } from './render-message.ts'

/** Everything the bot says that is not a card of its own, in one place so that it can be read through. */
export const messages = {
  notYours: 'This card belongs to somebody else, so nothing was recorded. Type "policy" to get your own.',
  notOurs: 'That button is not one of ours, so nothing was recorded. Type "policy" to get your card again.',
  noIdentity: 'Teams did not tell us who you are, so we cannot help here. Please sign in with your school account.',
  onlyOneToOne: 'Please write to me in our own chat: what I say is for one person only.',
  apology: 'Sorry, that did not work just now. Please try again in a few minutes.',
  pressAgain:
    'Sorry, we could not finish that just now. Please press the button again in a few minutes: pressing twice does no harm.',
  questionTooLong: 'That is a long one. Please ask again in a sentence or two, one thing at a time.',
  questionNotKept: 'Thank you. This question is not kept any more, so nothing was noted. You can simply ask it again.',
  newerVersion: 'The school has asked again since, so nothing was signed on the old card. This is the one to sign.',
} as const

/** Nobody is told that the policy is silent on what was not understood. */
export const notUnderstood: PlainMessage = {
  title: 'Sorry, I did not understand that',
  paragraphs: [
    'I know English only so far. Please ask again in English, in a sentence or two, or read the policy yourself.',
    'If it is about a child’s safety, please speak to the safeguarding lead now.',
  ],
  commands: [{ title: 'Show my policy', verb: 'policy' }],
}

export function nothingToSign(school: string): PlainMessage {
  return {
    title: 'There is no policy here for you',
    paragraphs: [
      `This chat is for the staff, governors and visitors whom ${shownName(school)} has asked to sign its acceptable use policy. You are not on that list at the moment.`,
      'If you think you should be, please tell the school office.',
    ],
  }
}

export const campaignClosed: PlainMessage = {
  title: 'This card is closed',
  paragraphs: [
    'The school has stopped collecting signatures on it, so nothing was recorded and there is nothing for you to do.',
  ],
  commands: [
    { title: 'Show my policy', verb: 'policy' },
    { title: 'What I have signed', verb: 'history' },
  ],
}

export const oldVersion: PlainMessage = {
  title: 'This card has been replaced',
  paragraphs: [
    'The school has asked again since, so nothing was recorded here. There is nothing else for you to sign at the moment.',
  ],
  commands: [{ title: 'What I have signed', verb: 'history' }],
}

/** `Please fill in "Full name". Nothing is signed yet.` */
export function fieldProblems(problems: readonly FieldProblem[]): string {
  const missing = problems.filter(({ problem }) => problem === 'missing').map(({ label }) => `"${shownName(label)}"`)
  const tooLong = problems.filter(({ problem }) => problem === 'too-long').map(({ label }) => `"${shownName(label)}"`)
  return [
    missing.length > 0 && `Please fill in ${joinWords(missing)}.`,
    tooLong.length > 0 && `Please shorten ${joinWords(tooLong)}.`,
    'Nothing is recorded yet.',
  ]
    .filter(Boolean)
    .join(' ')
}
