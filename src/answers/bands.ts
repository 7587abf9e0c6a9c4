import type { Confidence } from './answer.ts'
import type { Frame, Wanted } from './frame.ts'
import type { Scored } from './score-clauses.ts'

/**
 * How sure it is that the best clause answers at all, above or below nought. Fitted by logistic regression on
 * questions that the lexicon's check set does not hold, then rounded.
 */
export interface BandWeights {
  readonly base: number
  readonly strongest: number
  readonly missing: number
  readonly score: number
  /** An amount, a date or a code is asked for, and the sentence gives none. */
  readonly wantedUnmet: number
  /** "Is there …" and "do we get …" are answered only by a clause that is about just that. */
  readonly fact: number
  /** Only who, where or when is shared: "what is for dinner" and a clause on lunch breaks. */
  readonly nothingShared: number
  /** "Is there …", and the clause speaks of it only by implication. */
  readonly existsNotDirect: number
  /** The second clause this far behind leaves the first standing clear. */
  readonly clearLead: number
}

const bandWeights: BandWeights = {
  base: -3.1,
  strongest: 4.5,
  missing: -1,
  score: 5,
  wantedUnmet: -6.5,
  fact: -1.5,
  nothingShared: -1.5,
  existsNotDirect: -3,
  clearLead: 1.3,
}

const DIRECT = 0.5 // more than this of what is asked is missing: the clause is about something near it

const given: Readonly<Record<Wanted, RegExp>> = {
  amount:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|every|each|regularly|periodically|daily|weekly|monthly|termly|annual\w*|within|at least|no more than|maximum|minimum|limit\w*|immediately|straight away|at once)\b/i,
  time: /\d|\b(?:every|each|daily|weekly|monthly|termly|annual\w*|within|before|after|until|by the end|at the (?:start|end)|last day|immediately|straight away|at once|on (?:arrival|leaving))\b/i,
  detail: /@|\d{3,}|https?:|\bask at\b|\bavailable (?:from|at)\b/i,
}

function certaintyOf(best: Scored, frame: Frame, weights: BandWeights = bandWeights): number {
  const text = best.indexed.sentences[best.sentence]?.text ?? ''
  const unmet = frame.wants !== null && !given[frame.wants].test(text)
  return (
    weights.base +
    weights.strongest * best.strongest +
    weights.missing * best.missing +
    weights.score * best.score +
    (unmet ? weights.wantedUnmet : 0) +
    (frame.ask === 'fact' ? weights.fact : 0) +
    (best.sharesThing ? 0 : weights.nothingShared) +
    (frame.exists && best.missing > DIRECT ? weights.existsNotDirect : 0)
  )
}

/** `none`: say that the policy is silent. `closest`: show the clauses to be read and checked. */
export function confidenceOf(
  [first, second]: readonly Scored[],
  frame: Frame,
  weights: BandWeights = bandWeights,
): Confidence {
  if (first === undefined || certaintyOf(first, frame, weights) < 0) return 'none'
  return second === undefined || first.score >= second.score * weights.clearLead ? 'clear' : 'closest'
}
