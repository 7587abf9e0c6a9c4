import type { Audience } from '../../people/person.ts'
import { type Analysis, answerFrom, type ExplainedAnswer } from '../answer-question.ts'
import type { Frame } from '../frame.ts'
import { stricterFirst } from '../lead.ts'
import type { PolicyIndex } from '../policy-index.ts'
import type { Scored } from '../score-clauses.ts'
import { verdictOf } from '../verdict.ts'
import type { Advice } from './accept-choice.ts'
import { eligible } from './candidates.ts'

const SHOWN = 3 // what a card has room for

/**
 * The answer with its clauses in the order that the endpoint advised. The verdict is computed from the clauses, as
 * ever, and advice never makes it laxer:
 *
 * - a clause that allows more than the one our own answer leads with does not take its place;
 * - a clause that allows takes the lead from nobody while one of our own first three forbids or sets a condition;
 * - the strictest of our own first three stays among those a card shows;
 * - "none" turns an unsure answer into "not covered", unless that answer forbids.
 */
export function advisedAnswer(
  index: PolicyIndex,
  analysis: Analysis,
  asker: readonly Audience[],
  advice: Advice,
): ExplainedAnswer {
  const own = stricterFirst(analysis.ranked, analysis.frame)
  const [led] = own
  if (led === undefined || analysis.confidence === 'none') return answerFrom(index, analysis)
  if (advice.kind === 'none') {
    const mayGo = analysis.confidence === 'closest' && strictnessOf(analysis, led) < FORBIDS
    return answerFrom(index, mayGo ? { ...analysis, confidence: 'none' } : analysis)
  }
  const clauses = eligible(index, analysis, asker)
  const advised = inOrder(clauses, advice.clauseIds)
  const strict = strictestOf(analysis, own.slice(0, SHOWN))
  const proposed = stricterFirst(placed(advised), analysis.frame)[0] ?? led
  const lead = leadAmong(analysis, { led, strict, proposed })
  const ranked = placed(keptInView(inFront(advised, lead), strict))
  const isOwn = isSame(lead, led)
  const answer = answerFrom(index, { ...analysis, ranked, confidence: isOwn ? analysis.confidence : 'closest' })
  return advised[0] !== undefined && strictnessOf(analysis, advised[0]) < strictnessOf(analysis, lead)
    ? { ...answer, disagrees: true }
    : answer
}

type Asked = Pick<Analysis, 'frame' | 'slots'>

function leadAmong(
  asked: Asked,
  { led, strict, proposed }: { readonly led: Scored; readonly strict: Scored | undefined; readonly proposed: Scored },
): Scored {
  if (isSame(proposed, led)) return led
  const strictness = strictnessOf(asked, proposed)
  if (strictness < strictnessOf(asked, led)) return led
  return strictness === ALLOWS ? (strict ?? proposed) : proposed
}

type Strictness = 0 | 1 | 2 | 3
const ALLOWS = 0
const DUTY = 1
const CONDITION = 2
const FORBIDS = 3

function strictnessOf({ frame, slots }: Asked, scored: Scored): Strictness {
  const verdict = verdictOf(frame, scored, slots)
  if (verdict === 'conditional') return CONDITION
  if (verdict === 'no') return refuses(frame, scored) ? FORBIDS : ALLOWS
  if (verdict === 'must') return frame.ask === 'need-not' ? FORBIDS : DUTY
  return ALLOWS
}

/** Of "do I have to" a "no" can also mean that nobody has to. */
function refuses(frame: Frame, { indexed, sentence }: Scored): boolean {
  const asksOfDuty = frame.ask === 'must' || frame.ask === 'need-not'
  return !asksOfDuty || indexed.sentences[sentence]?.force === 'forbidden'
}

/** Of those that forbid or set a condition; the first where several are as strict. */
function strictestOf(asked: Asked, clauses: readonly Scored[]): Scored | undefined {
  const strict = clauses.filter((one) => strictnessOf(asked, one) >= CONDITION)
  return strict.find((one) => strictnessOf(asked, one) === FORBIDS) ?? strict[0]
}

function inOrder(clauses: readonly Scored[], ids: readonly string[]): readonly Scored[] {
  const named = ids.flatMap((id) => clauses.find(({ indexed }) => indexed.clause.id === id) ?? [])
  return [...named, ...clauses.filter((clause) => clause.score > 0 && !named.includes(clause))]
}

function inFront(clauses: readonly Scored[], lead: Scored): readonly Scored[] {
  return [lead, ...clauses.filter((clause) => !isSame(clause, lead))]
}

function keptInView(clauses: readonly Scored[], clause: Scored | undefined): readonly Scored[] {
  if (clause === undefined || clauses.slice(0, SHOWN).some((one) => isSame(one, clause))) return clauses
  const others = clauses.filter((one) => !isSame(one, clause))
  return [...others.slice(0, SHOWN - 1), clause, ...others.slice(SHOWN - 1)]
}

/** The scores stay with the places, so that "as good a match" means what it means without advice. */
function placed(clauses: readonly Scored[]): readonly Scored[] {
  const scores = clauses.map(({ score }) => score).toSorted((one, other) => other - one)
  return clauses.map((clause, at) => ({ ...clause, score: scores[at] ?? 0 }))
}

function isSame(one: Scored, other: Scored): boolean {
  return one.indexed === other.indexed
}
