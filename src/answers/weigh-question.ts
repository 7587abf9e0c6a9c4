import type { PolicyIndex } from './policy-index.ts'
import type { Slot } from './slots.ts'
import type { Ask } from './ways-of-asking.ts'

/** Hand weights: a hundred questions are too few to learn many from. */
interface ScoreWeights {
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
  /** A clause on what may be done, when it is asked whom to tell. */
  readonly permitsOnly: number
  /** A rule for pupils or parents alone, beside one that binds adults. */
  readonly forPupils: number
  readonly who: number
  readonly place: number
  /** A clause with a word of the question's that is rare in the policy, beside one without. */
  readonly namesake: number
}

export const scoreWeights: ScoreWeights = {
  rarityFloor: 0.4,
  ownWord: 0.15,
  precision: 0.25,
  wholeClause: 0.95,
  informs: 0.7,
  forbidsOnly: 0.8,
  permitsOnly: 0.85,
  forPupils: 0.85,
  who: 0.6,
  place: 0.4,
  namesake: 1.2,
}

export interface Namesake {
  readonly stem: string
  readonly concepts: ReadonlyMap<string, number>
}

/** The question, weighed once for the whole policy. */
export interface WeighedQuestion {
  readonly slots: readonly (Slot & { readonly worth: number })[]
  /** How well each concept answers some slot. */
  readonly concepts: ReadonlyMap<string, number>
  /** Words of the question that few clauses hold. */
  readonly namesakes: readonly Namesake[]
  readonly ask: Ask
  readonly weightOf: (concept: string) => number
  readonly isAct: (concept: string) => boolean
}

/** What the question speaks of, by how much it tells in this policy. */
export function weighQuestion(index: PolicyIndex, slots: readonly Slot[], ask: Ask): WeighedQuestion {
  return {
    slots: slots.map((slot) => ({ ...slot, worth: worthOf(index, slot) })),
    concepts: bestShares(slots),
    namesakes: namesakesIn(index, slots),
    ask,
    weightOf: (concept) => index.lexicon.concepts.get(concept)?.weight ?? 1,
    isAct: (concept) => index.lexicon.concepts.get(concept)?.kind === 'act',
  }
}

const FEW_CLAUSES = 2

/** Only in things and acts: "parents" in one clause only says little of what that clause is about. */
function namesakesIn(index: PolicyIndex, slots: readonly Slot[]): readonly Namesake[] {
  return slots
    .filter(({ kind, weight }) => weight >= 1 && (kind === 'thing' || kind === 'act'))
    .flatMap(({ stems, concepts }) => stems.map((stem) => ({ stem, concepts })))
    .filter(({ stem }) => (index.where.get(stem)?.length ?? 0) <= FEW_CLAUSES)
}

function bestShares(slots: readonly Slot[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>()
  for (const { concepts } of slots) {
    for (const [id, share] of concepts) if (share > (best.get(id) ?? 0)) best.set(id, share)
  }
  return best
}

function worthOf(index: PolicyIndex, slot: Slot): number {
  const keys = [...slot.concepts].filter(([, share]) => share === 1).map(([id]) => id)
  const rarity = Math.max(...(keys.length > 0 ? keys : slot.stems).map((key) => index.rarity.get(key) ?? 1))
  const kind = slot.kind === 'who' ? scoreWeights.who : slot.kind === 'place' ? scoreWeights.place : 1
  return kind * slot.weight * (scoreWeights.rarityFloor + (1 - scoreWeights.rarityFloor) * rarity)
}
