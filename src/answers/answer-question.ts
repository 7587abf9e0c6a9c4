import type { Audience } from '../people/person.ts'
import type { Answer } from './answer.ts'
import { confidenceOf } from './bands.ts'
import { eligibleClauses } from './eligible.ts'
import { type Frame, frameOf } from './frame.ts'
import { type Intent, intentOf } from './intent.ts'
import { type Mark, marksOf } from './marks.ts'
import type { PolicyIndex } from './policy-index.ts'
import { type Scored, scoreClauses } from './score-clauses.ts'
import { type Slot, slotsOf } from './slots.ts'
import { mend } from './spelling.ts'
import { verdictOf } from './verdict.ts'
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
  readonly slots: readonly Slot[]
  readonly ranked: readonly Scored[]
}

export function analyse(index: PolicyIndex, { question, asker }: Question): Analysis {
  const words = mend(wordsOf(question.slice(0, LONGEST_QUESTION)), index.spell)
  const slots = slotsOf(index.lexicon, words, asker)
  const eligible = eligibleClauses(index.clauses, asker, slots)
  const frame = frameOf(words)
  return { words, intent: intentOf(words), frame, slots, ranked: scoreClauses(index, eligible, slots, frame.ask) }
}

/**
 * Quotes the clauses that answer, best first, and says what they come to. Never quotes a clause that binds only
 * other adults, and never says "yes" from a clause that forbids or sets a condition.
 */
export function answerQuestion(index: PolicyIndex, question: Question): ExplainedAnswer {
  const { intent, frame, slots, ranked } = analyse(index, question)
  const unmatchedWords = slots
    .filter((slot) => slot.kind === 'word')
    .flatMap((slot) => slot.words.map((word) => word.text))
  const best = ranked[0]
  const confidence = intent === 'question' ? confidenceOf(ranked, frame) : 'none'
  if (best === undefined || confidence === 'none') {
    return {
      verdict: 'not-covered',
      confidence: 'none',
      clauses: [],
      ask: whomToAsk(index.policy, [], frame.ask),
      intent,
      marks: [],
      unmatchedWords,
    }
  }
  const top = ranked.slice(0, MOST_CLAUSES)
  const sentence = best.indexed.sentences[best.sentence]
  const clauses = top.map(({ indexed }) => indexed.clause)
  return {
    verdict: verdictOf(frame, sentence?.force ?? 'information', sentence?.text ?? ''),
    confidence,
    clauses,
    ask: whomToAsk(index.policy, clauses, frame.ask),
    intent,
    marks: top.map(({ indexed }) => marksOf(index.lexicon, indexed, slots)),
    unmatchedWords,
  }
}
