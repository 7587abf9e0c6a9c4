import { answerQuestion, type ExplainedAnswer } from '../answers/answer-question.ts'
import { buildIndex } from '../answers/policy-index.ts'
import type { Policy } from '../policy/policy.ts'
import { shownName } from './card-text.ts'
import { nothingToSign } from './plain-messages.ts'
import type { PlainMessage } from './render-message.ts'

const blank: Policy = {
  title: '',
  school: null,
  academicYear: null,
  adoptedOn: null,
  reviewedOn: null,
  reviewDueOn: null,
  contentHash: '',
  contacts: [],
  clauses: [],
  declaration: { statement: '', fields: [], countersignature: null },
  notices: [],
}

const blankIndex = buildIndex(blank)

/** What somebody means whom no policy answers: a greeting and a worry about a child are understood all the same. */
export function hearUnasked(question: string): ExplainedAnswer {
  return answerQuestion(blankIndex, { question, asker: [] })
}

export const safeguardingNotice =
  'If a child may be at risk, tell the safeguarding lead now, face to face or by telephone. Please leave names and details out of this chat.'

export const tellSomebody = 'Please tell somebody now'

export const toldOfHarm: PlainMessage = { title: tellSomebody, paragraphs: [safeguardingNotice] }

const PAGE = 4_000 // characters; more would keep everybody else waiting
const PIECE = 500 // characters: the matcher reads a few lines at a time
const STEP = PIECE / 2 // so that no sentence is cut by every piece

/** A page of text is not answered, but a worry about a child is heard wherever it stands in it. */
export function tellsOfHarm(text: string): boolean {
  const page = text.slice(0, PAGE)
  const pieces = Array.from({ length: Math.ceil(page.length / STEP) }, (_, at) =>
    page.slice(at * STEP, at * STEP + PIECE),
  )
  return pieces.some((piece) => hearUnasked(piece).incident === 'safeguarding')
}

/** For whoever asks and was never asked to sign: which rules are for them, nobody can tell. */
export function noPolicyToAnswer(school: string, { incident }: Pick<ExplainedAnswer, 'incident'>): PlainMessage {
  if (incident === 'safeguarding') return toldOfHarm
  const { title } = nothingToSign(school)
  return {
    title,
    paragraphs: [
      `${shownName(school)} has not asked you to sign its acceptable use policy, so I can't tell which of its rules are for you. Please ask the school office before you go ahead.`,
      'If you are new, they can add you to the list. Once you have the policy here, I can answer from it.',
    ],
  }
}
