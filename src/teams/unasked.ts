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

/** What somebody means whom no policy answers: a greeting and a worry about a child are understood all the same. */
export function hearUnasked(question: string): ExplainedAnswer {
  return answerQuestion(buildIndex(blank), { question, asker: [] })
}

export const safeguardingNotice =
  'If a child may be at risk, tell the safeguarding lead now, face to face or by telephone. Please leave names and details out of this chat.'

/** For whoever asks and was never asked to sign: which rules are for them, nobody can tell. */
export function noPolicyToAnswer(school: string, { incident }: Pick<ExplainedAnswer, 'incident'>): PlainMessage {
  if (incident === 'safeguarding') return { title: 'Please tell somebody now', paragraphs: [safeguardingNotice] }
  const { title } = nothingToSign(school)
  return {
    title,
    paragraphs: [
      `${shownName(school)} has not asked you to sign its acceptable use policy, so I can't tell which of its rules are for you. Please ask the school office before you go ahead.`,
      'If you are new, they can add you to the list. Once you have the policy here, I can answer from it.',
    ],
  }
}
