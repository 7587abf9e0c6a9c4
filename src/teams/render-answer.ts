import template from '../../cards/answer.json' with { type: 'json' }
import type { Answer } from '../answers/answer.ts'
import type { ExplainedAnswer } from '../answers/answer-question.ts'
import type { QuestionId } from '../answers/curation/kept-question.ts'
import type { Mark } from '../answers/marks.ts'
import type { Audience } from '../people/person.ts'
import type { Clause, PolicyVersion } from '../policy/policy.ts'
import type { CardContext } from './card-context.ts'
import { type Card, cardBytes, expandCard, maxCardBytes } from './card-template.ts'
import { escapeMarkdown, joinWords, longDay, shorten, shownName } from './card-text.ts'
import type { EarlierAnswer } from './earlier-answer.ts'
import { type MarkedParagraph, markedParagraphs } from './marked-text.ts'
import { contactWords, fullTextUrl, versionName } from './policy-words.ts'
import { safeguardingNotice, tellSomebody } from './unasked.ts'
import { verdictColours, verdictWords } from './verdict-words.ts'

const MAX_CLAUSES = 3

export interface AnsweredQuestion {
  readonly question: string
  readonly answer: Answer & Partial<Pick<ExplainedAnswer, 'incident' | 'disagrees' | 'marks'>>
  readonly version: PolicyVersion
  readonly audiences: readonly Audience[]
  /** Where the text they signed last answers otherwise, and they have not signed the one that answers now. */
  readonly earlier?: EarlierAnswer
  /** Absent where nothing is kept of the question, and so nobody is asked whether the answer helped. */
  readonly feedback?: Feedback
}

export type Feedback =
  | { readonly kind: 'wanted'; readonly questionId: QuestionId }
  | { readonly kind: 'helped' }
  | { readonly kind: 'not-helped' }

/** The answer in the policy's own words. Clauses are whole or left out, never cut. */
export function renderAnswer(context: CardContext, answered: AnsweredQuestion): Card {
  const { clauses, marks = [] } = answered.answer
  const quoted = clauses.map((clause, at) => ({ clause, marks: marks[at] ?? [] }))
  for (let shown = Math.min(MAX_CLAUSES, clauses.length); shown >= 0; shown -= 1) {
    const whole = quoted.slice(0, shown)
    // Marks cut a clause into runs, each with words of its own around it: where that is too much, the clause is worth
    // more, and more than the one that was signed.
    const plain = whole.map(({ clause }) => ({ clause, marks: [] }))
    for (const [each, isEarlierQuoted] of [
      [whole, true],
      [plain, true],
      [plain, false],
    ] as const) {
      const card = renderWith(context, answered, each, isEarlierQuoted)
      if (cardBytes(card) < maxCardBytes) return card
    }
  }
  return renderWith(context, answered, [], false)
}

interface Quoted {
  readonly clause: Clause
  readonly marks: readonly Mark[]
}

function renderWith(
  context: CardContext,
  { question, answer, version, audiences, earlier, feedback }: AnsweredQuestion,
  quoted: readonly Quoted[],
  isEarlierQuoted: boolean,
): Card {
  const clauses = quoted.map(({ clause }) => clause)
  const isIncident = answer.incident === 'safeguarding'
  const { verdict, colour } = headlineOf(answer, question)
  const news = earlier ? newsOf(earlier, answer) : ''
  const source = `${shownName(version.policy.title)}, ${versionName(version.policy)}`
  const ask = whomToAsk(answer, version)
  const whole = { title: 'Read the full policy', url: fullTextUrl(context.publicUrl, version, audiences) }
  return expandCard(template, {
    // For clients that show no cards: the same answer, and the same words.
    fallbackText: [
      `${verdict}.`,
      isIncident && safeguardingNotice,
      news,
      ...clauses.map(inOneLine),
      ask && `Ask ${ask}.`,
      source,
    ]
      .filter(Boolean)
      .join(' '),
    verdict,
    colour,
    question: shownName(question, 200),
    explanation: explain(answer, clauses),
    hasNotice: isIncident,
    notice: safeguardingNotice,
    hasNews: news !== '',
    news,
    clauses: quoted.map(asQuotation),
    earlier: earlier ? [earlierWords(earlier, question, isEarlierQuoted)] : [],
    hasAsk: ask !== '',
    ask,
    sourceLabel: clauses.length > 0 ? 'Quoted from: ' : 'Looked in: ',
    source,
    links:
      clauses.length > 0
        ? clauses.map((clause) => linkTo(clause, fullTextUrl(context.publicUrl, version, audiences, clause.id)))
        : [whole],
    feedback: feedback ? feedbackWords(feedback, ask) : '',
    hasButtons: feedback?.kind === 'wanted',
    buttons: feedback?.kind === 'wanted' ? buttonsFor(feedback.questionId) : [],
  })
}

/** Who tells of a child at risk asked for no "yes, you must", and "not in the policy" is no answer to it. */
function headlineOf(answer: AnsweredQuestion['answer'], question: string) {
  const isTold = answer.verdict === 'must' || answer.verdict === 'not-covered'
  if (answer.incident === 'safeguarding' && isTold) return { verdict: tellSomebody, colour: verdictColours.no }
  return { verdict: verdictWords(answer, question), colour: verdictColours[answer.verdict] }
}

function newsOf({ signedAt, answer: { verdict }, change }: EarlierAnswer, now: Answer): string {
  const signed = `the version you signed on ${longDay(signedAt)}`
  if (verdict !== now.verdict) return `This answer is new: ${signed} said otherwise.`
  if (change === 'same-clause') return `The words are new: ${signed} put it differently.`
  return `This is new: ${signed} answered it with another clause.`
}

/** What the text that was signed says, whole or left out, and what to do about the one that was not. */
function earlierWords({ signedAt, answer, isAsked }: EarlierAnswer, question: string, isQuoted: boolean) {
  const [clause] = answer.clauses
  return {
    title: `What you signed on ${longDay(signedAt)} said`,
    verdict: verdictWords(answer, question),
    quoted: clause && isQuoted ? [asQuotation({ clause, marks: answer.marks[0] ?? [] })] : [],
    next: isAsked
      ? 'You have not signed the new version yet. Type "policy" to read and sign it.'
      : 'You have not signed the new version, and the school has not asked you to.',
  }
}

function asQuotation(each: Quoted) {
  return { place: placeOf(each.clause), paragraphs: paragraphsOf(each) }
}

function inOneLine({ number, leadIn, text }: Clause): string {
  return `${number === null ? '' : `${number} `}“${leadIn === null ? '' : `${leadIn} `}${text}”`
}

function feedbackWords({ kind }: Feedback, ask: string): string {
  switch (kind) {
    case 'wanted':
      return 'Did this answer it?'
    case 'helped':
      return 'Thank you. Good to know that this helped.'
    case 'not-helped':
      return `Sorry about that. Please ask ${ask === '' ? 'the school office' : escapeMarkdown(ask)} before you go ahead. It was noted for the school’s policy administrator, without your name.`
  }
}

function buttonsFor(questionId: QuestionId) {
  return [
    { title: 'Yes', verb: 'helped', questionId },
    { title: 'No', verb: 'not-helped', questionId },
  ]
}

function explain(answer: AnsweredQuestion['answer'], clauses: readonly Clause[]): string {
  if (answer.clauses.length === 0 && answer.incident === 'safeguarding')
    return 'This is not in the policy. Please do not wait for it.'
  if (answer.clauses.length === 0)
    return 'No clause that applies to you answers this. Please ask before you go ahead, or type "help" to see what else you can do here.'
  if (clauses.length === 0) return 'The clause is too long for a chat message. Please open the policy to read it.'
  if (answer.confidence === 'closest')
    return 'These clauses come closest, word for word. If they do not settle it, ask before you go ahead:'
  return 'This is what the policy says, word for word:'
}

/** Named by the clauses first, else whom the policy names for questions. */
function whomToAsk(answer: Answer, { policy }: PolicyVersion): string {
  if (answer.ask.length > 0)
    return joinWords(
      answer.ask.slice(0, 3).map((name) => shownName(name)),
      'or',
    )
  return contactWords(policy.contacts) ?? ''
}

function placeOf({ number, heading }: Clause): string {
  return [number, heading.map((words) => shorten(words, 80)).join(' › ')].filter(Boolean).join(' · ') || 'Clause'
}

/** The lead-in has a line of its own above the text that was matched. */
function paragraphsOf({ clause: { leadIn, text }, marks }: Quoted): readonly MarkedParagraph[] {
  return [...markedParagraphs(leadIn ?? '', []), ...markedParagraphs(text, marks)]
}

function linkTo({ number }: Clause, url: string) {
  return { title: number ? `Read ${shorten(number, 20)} in the policy` : 'Read it in the policy', url }
}
