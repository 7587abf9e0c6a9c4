import type { Force } from './clause-force.ts'
import type { Ask } from './frame.ts'
import type { Features, IndexedClause, PolicyIndex } from './policy-index.ts'
import type { Slot } from './slots.ts'

export interface Scored {
  readonly indexed: IndexedClause
  /** Which sentence matched best. */
  readonly sentence: number
  /** 0 to 1: how much of what the question speaks of the clause speaks of. */
  readonly coverage: number
  /** How much the most telling thing that it answers weighs. */
  readonly strongest: number
  /** How much the most telling thing weighs that it leaves unanswered. */
  readonly missing: number
  readonly score: number
}

/** Hand weights: a hundred questions are too few to learn many from. */
export interface ScoreWeights {
  /** What a concept counts that most clauses speak of; 1 would ignore rarity. */
  readonly rarityFloor: number
  /** The share of a slot that the question's very own word earns. */
  readonly ownWord: number
  /** 0 ignores what else a clause speaks of. */
  readonly precision: number
  /** A match spread over a clause's sentences, beside one within a sentence. */
  readonly wholeClause: number
  /** A clause that only informs, when a rule is asked for. */
  readonly informs: number
  /** A clause that only forbids, when it is asked whom to tell or how. */
  readonly forbidsOnly: number
  readonly who: number
  readonly place: number
}

export const scoreWeights: ScoreWeights = {
  rarityFloor: 0.4,
  ownWord: 0.2,
  precision: 0.35,
  wholeClause: 0.9,
  informs: 0.7,
  forbidsOnly: 0.85,
  who: 0.6,
  place: 0.6,
}

type Part = Pick<Scored, 'coverage' | 'strongest' | 'missing' | 'score'>

/** Clauses that speak of anything the question speaks of, best first. */
export function scoreClauses(
  index: PolicyIndex,
  clauses: readonly IndexedClause[],
  slots: readonly Slot[],
  ask: Ask,
  weights: ScoreWeights = scoreWeights,
): readonly Scored[] {
  const scored = clauses.map((indexed) => scoreClause(index, indexed, slots, ask, weights))
  return scored.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score)
}

function scoreClause(
  index: PolicyIndex,
  indexed: IndexedClause,
  slots: readonly Slot[],
  ask: Ask,
  weights: ScoreWeights,
): Scored {
  const parts = indexed.sentences.map((sentence) => {
    const part = scorePart(index, sentence, slots, weights)
    return { ...part, score: part.score * fitOf(ask, sentence.force, weights) }
  })
  const best = parts.reduce((top, part, at) => (part.score > (parts[top]?.score ?? 0) ? at : top), 0)
  const sentence = parts[best] ?? nothing
  const whole = scorePart(index, indexed, slots, weights)
  const wholeScore =
    whole.score * fitOf(ask, indexed.sentences[best]?.force ?? 'information', weights) * weights.wholeClause
  const part = wholeScore > sentence.score ? { ...whole, score: wholeScore } : sentence
  return { indexed, sentence: best, ...part }
}

const nothing: Part = { coverage: 0, strongest: 0, missing: 0, score: 0 }

/** A statement of fact seldom answers "can I", and often answers "is it so". */
function fitOf(ask: Ask, force: Force, weights: ScoreWeights): number {
  if (force === 'forbidden' && (ask === 'who' || ask === 'what')) return weights.forbidsOnly
  if (force !== 'information') return 1
  return ask === 'fact' || ask === 'consequence' ? 1 : weights.informs
}

function scorePart(index: PolicyIndex, part: Features, slots: readonly Slot[], weights: ScoreWeights): Part {
  let got = 0
  let wanted = 0
  let strongest = 0
  let missing = 0
  for (const slot of slots) {
    const worth = worthOf(index, slot, weights)
    const answered = answeredBy(slot, part, weights)
    wanted += worth
    got += worth * answered
    strongest = Math.max(strongest, worth * answered)
    missing = Math.max(missing, worth * (1 - answered))
  }
  if (wanted === 0) return nothing
  const coverage = got / wanted
  return { coverage, strongest, missing, score: coverage * precisionOf(index, part, slots) ** weights.precision }
}

function worthOf(index: PolicyIndex, slot: Slot, weights: ScoreWeights): number {
  const keys = [...slot.concepts].filter(([, share]) => share === 1).map(([id]) => id)
  const rarity = Math.max(...(keys.length > 0 ? keys : slot.stems).map((key) => index.rarity.get(key) ?? 1))
  const kind = slot.kind === 'who' ? weights.who : slot.kind === 'place' ? weights.place : 1
  return kind * slot.weight * (weights.rarityFloor + (1 - weights.rarityFloor) * rarity)
}

function answeredBy(slot: Slot, part: Features, weights: ScoreWeights): number {
  let best = 0
  for (const [id, share] of slot.concepts) best = Math.max(best, share * (part.concepts.get(id) ?? 0))
  const own = slot.stems.length === 0 ? 0 : slot.stems.filter((stem) => part.stems.has(stem)).length / slot.stems.length
  return slot.kind === 'word' ? own : Math.min(1, best * (1 - weights.ownWord) + own * weights.ownWord)
}

const OWN_WORDS = 0.75 // what only a lead-in, a heading or another sentence says is not held against a sentence

/** How much of what the text speaks of was asked about: a clause on driving is a poor answer about lunch. */
function precisionOf(index: PolicyIndex, part: Features, slots: readonly Slot[]): number {
  let asked = 0
  let all = 0
  for (const [id, share] of part.concepts) {
    if (share < OWN_WORDS) continue
    const worth = share * (index.lexicon.concepts.get(id)?.weight ?? 1)
    all += worth
    asked += worth * Math.max(0, ...slots.map((slot) => slot.concepts.get(id) ?? 0))
  }
  return all === 0 ? 1 : 0.1 + 0.9 * (asked / all)
}
