import type { Audience } from '../people/person.ts'
import { isAnotherLanguage } from './another-language.ts'
import type { Answer, Confidence } from './answer.ts'
import { confidenceOf } from './bands.ts'
import { clausesSpeakingOf, eligibleClauses } from './eligible.ts'
import { type Frame, frameOf, withoutJudging } from './frame.ts'
import { askAfter, type Incident, incidentIn, withReporting } from './incident.ts'
import { type Intent, intentOf, searches } from './intent.ts'
import { disagree, stricterFirst } from './lead.ts'
import { type Mark, marksOf } from './marks.ts'
import type { PolicyIndex } from './policy-index.ts'
import { type Scored, scoreClauses } from './score-clauses.ts'
import { type Slot, slotsOf } from './slots.ts'
import { mend } from './spelling.ts'
import { orderByTheme, themesOfQuestion } from './themes/by-theme.ts'
import { verdictOf } from './verdict.ts'
import { weighQuestion } from './weigh-question.ts'
import { whomToAsk } from './whom-to-ask.ts'
import { type Word, wordsOf } from './words.ts'

export interface Question {
  readonly question: string
  /** Every audience the asker is in. */
  readonly asker: readonly Audience[]
}

/** The answer, and what a card needs to present it. */
export interface ExplainedAnswer extends Answer {
  readonly intent: Intent
  /** A safeguarding incident is told to the safeguarding lead, with no details in chat. */
  readonly incident: Incident | null
  /** A clause allows it and another, as good a match, does not: both are shown, the stricter first. */
  readonly disagrees: boolean
  /** One list for each of `clauses`: the stretches of its text that the question's words found. */
  readonly marks: readonly (readonly Mark[])[]
  /** Telling words that neither the lexicon nor the policy knows: suggestions for the lexicon. */
  readonly unmatchedWords: readonly string[]
}

const LONGEST_QUESTION = 600 // characters; a question in chat is a line or two
const MOST_CLAUSES = 5

/** Every step of the way to an answer. */
export interface Analysis {
  readonly words: readonly Word[]
  readonly intent: Intent
  readonly frame: Frame
  readonly incident: Incident | null
  readonly slots: readonly Slot[]
  readonly ranked: readonly Scored[]
  readonly confidence: Confidence
}

export function analyse(index: PolicyIndex, { question, asker }: Question): Analysis {
  const words = mend(wordsOf(question.slice(0, LONGEST_QUESTION)), index.spell)
  const heard = slotsOf(index.lexicon, withoutJudging(words), asker)
  const incident = incidentIn(heard)
  const said = frameOf(words)
  const frame = { ...said, ask: askAfter(said.ask, incident) }
  const slots = withReporting(heard, frame.ask)
  const eligible = eligibleClauses(clausesSpeakingOf(index, slots), asker, slots)
  const themes = themesOfQuestion(words, heard)
  const scored = scoreClauses(eligible, weighQuestion(index, slots, frame.ask))
  const ranked = orderByTheme(scored, eligible, themes)
  const intent = isAnotherLanguage(words, index.knows) ? 'another-language' : intentOf(words)
  const confidence = searches(intent) ? confidenceOf(ranked, { frame, slots, elsewhere: themes.at(-1) ?? 0 }) : 'none'
  return { words, intent, frame, incident, slots, ranked, confidence }
}

/**
 * Quotes the clauses that answer, best first, and says what they come to. Never quotes a clause that binds only
 * other adults, and never says "yes" from a clause that forbids or sets a condition.
 */
export function answerQuestion(index: PolicyIndex, question: Question): ExplainedAnswer {
  return answerFrom(index, analyse(index, question))
}

/** The answer that an analysis comes to, whoever put its clauses in order. */
export function answerFrom(index: PolicyIndex, analysis: Analysis): ExplainedAnswer {
  const { intent, frame, incident, slots, ranked, confidence } = analysis
  const asking = { ask: frame.ask, incident }
  const unmatchedWords = slots
    .filter(({ kind }) => kind === 'word')
    .flatMap(({ words }) => words.map(({ text }) => text))
  const top = confidence === 'none' ? [] : stricterFirst(ranked, frame).slice(0, MOST_CLAUSES)
  const best = top[0]
  const clauses = top.map(({ indexed }) => indexed.clause)
  return {
    verdict: best === undefined ? 'not-covered' : verdictOf(frame, best, slots),
    confidence,
    clauses,
    ask: whomToAsk(index.policy, clauses, asking),
    intent,
    incident,
    disagrees: best !== undefined && disagree(ranked, frame),
    marks: top.map(({ indexed }) => marksOf(indexed.mentions, slots)),
    unmatchedWords,
  }
}
