import { isAdult } from '../policy/people-words.ts'
import type { Force } from './clause-force.ts'
import type { Features } from './features.ts'
import type { IndexedClause, PolicyIndex } from './policy-index.ts'
import type { Slot } from './slots.ts'
import type { Ask } from './ways-of-asking.ts'

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
  /** Whether it answers a thing, an act or a rarer word of the question, not only who, where or when. */
  readonly sharesThing: boolean
  /** What the sentence speaks of doing and the question does not. */
  readonly unaskedActs: ReadonlySet<string>
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
  /** A clause on what may be done, when it is asked whom to tell. */
  readonly permitsOnly: number
  /** A rule for pupils or parents alone, beside one that binds adults. */
  readonly forPupils: number
  readonly who: number
  readonly place: number
  /** A clause with a word of the question's that is rare in the policy, beside one without. */
  readonly namesake: number
}

const scoreWeights: ScoreWeights = {
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

type Part = Pick<Scored, 'coverage' | 'strongest' | 'missing' | 'sharesThing' | 'score'>

interface Namesake {
  readonly stem: string
  readonly concepts: ReadonlyMap<string, number>
}

/** The question, weighed once for the whole policy. */
interface Asked {
  readonly slots: readonly (Slot & { readonly worth: number })[]
  /** How well each concept answers some slot. */
  readonly concepts: ReadonlyMap<string, number>
  /** Words of the question that few clauses hold. */
  readonly namesakes: readonly Namesake[]
  readonly ask: Ask
  readonly weights: ScoreWeights
  readonly weightOf: (concept: string) => number
  readonly isAct: (concept: string) => boolean
}

/** Clauses that speak of anything the question speaks of, best first. */
export function scoreClauses(
  index: PolicyIndex,
  clauses: readonly IndexedClause[],
  slots: readonly Slot[],
  ask: Ask,
  weights: ScoreWeights = scoreWeights,
): readonly Scored[] {
  const asked: Asked = {
    slots: slots.map((slot) => ({ ...slot, worth: worthOf(index, slot, weights) })),
    concepts: bestShares(slots),
    namesakes: namesakesIn(index, slots),
    ask,
    weights,
    weightOf: (concept) => index.lexicon.concepts.get(concept)?.weight ?? 1,
    isAct: (concept) => index.lexicon.concepts.get(concept)?.kind === 'act',
  }
  const scored = clauses.map((indexed) => scoreClause(indexed, asked))
  return scored.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score)
}

const FEW_CLAUSES = 2

/** Only in things and acts: "parents" in one clause only says little of what that clause is about. */
function namesakesIn(index: PolicyIndex, slots: readonly Slot[]): readonly Namesake[] {
  return slots
    .filter(({ kind, weight }) => weight >= 1 && (kind === 'thing' || kind === 'act'))
    .flatMap(({ stems, concepts }) => stems.map((stem) => ({ stem, concepts })))
    .filter(({ stem }) => (index.where.get(stem)?.length ?? 0) <= FEW_CLAUSES)
}

/** "Watched" is no namesake of a watch. */
function speaksOf(part: Features, concepts: ReadonlyMap<string, number>): boolean {
  return [...concepts].some(([id, share]) => share === 1 && part.concepts.get(id) === 1)
}

function bestShares(slots: readonly Slot[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>()
  for (const { concepts } of slots) {
    for (const [id, share] of concepts) if (share > (best.get(id) ?? 0)) best.set(id, share)
  }
  return best
}

function worthOf(index: PolicyIndex, slot: Slot, weights: ScoreWeights): number {
  const keys = [...slot.concepts].filter(([, share]) => share === 1).map(([id]) => id)
  const rarity = Math.max(...(keys.length > 0 ? keys : slot.stems).map((key) => index.rarity.get(key) ?? 1))
  const kind = slot.kind === 'who' ? weights.who : slot.kind === 'place' ? weights.place : 1
  return kind * slot.weight * (weights.rarityFloor + (1 - weights.rarityFloor) * rarity)
}

const nothing: Part = { coverage: 0, strongest: 0, missing: 0, sharesThing: false, score: 0 }

function scoreClause(indexed: IndexedClause, asked: Asked): Scored {
  let best = 0
  let top = nothing
  indexed.sentences.forEach((sentence, at) => {
    const part = scorePart(sentence, asked, fitOf(sentence.force, asked))
    if (part.score <= top.score) return
    best = at
    top = part
  })
  if (indexed.sentences.length > 1) {
    const fit = fitOf(indexed.sentences[best]?.force ?? 'information', asked)
    const whole = scorePart(indexed, asked, fit * asked.weights.wholeClause)
    if (whole.score > top.score) top = whole
  }
  const score = top.score * (bindsAdults(indexed) ? 1 : asked.weights.forPupils)
  return { indexed, sentence: best, ...top, score, unaskedActs: unaskedActsOf(indexed.sentences[best], asked) }
}

function bindsAdults({ clause }: IndexedClause): boolean {
  return clause.audiences.some(isAdult)
}

function unaskedActsOf(sentence: Features | undefined, { concepts, isAct }: Asked): ReadonlySet<string> {
  const own = [...(sentence?.concepts ?? [])].filter(([id, share]) => share === 1 && !concepts.has(id) && isAct(id))
  return new Set(own.map(([id]) => id))
}

const permissions: readonly Force[] = ['ask-first', 'only-for', 'permitted']

/** A statement of fact seldom answers "can I", and often answers "is it so". */
function fitOf(force: Force, { ask, weights }: Asked): number {
  if (force === 'forbidden' && (ask === 'who' || ask === 'what')) return weights.forbidsOnly
  if (ask === 'who' && permissions.includes(force)) return weights.permitsOnly
  if (force !== 'information') return 1
  return ask === 'fact' || ask === 'consequence' ? 1 : weights.informs
}

function scorePart(part: Features, asked: Asked, fit: number): Part {
  let got = 0
  let wanted = 0
  let strongest = 0
  let missing = 0
  let sharesThing = false
  for (const slot of asked.slots) {
    const answered = answeredBy(slot, part, asked.weights)
    wanted += slot.worth
    got += slot.worth * answered
    strongest = Math.max(strongest, slot.worth * answered)
    sharesThing ||= answered > 0 && slot.kind !== 'who' && slot.kind !== 'place'
    missing = Math.max(missing, slot.worth * (1 - answered))
  }
  if (got === 0) return nothing
  const coverage = got / wanted
  const score = fit * coverage * precisionOf(part, asked) ** asked.weights.precision * namesakeOf(part, asked)
  return { coverage, strongest, missing, sharesThing, score }
}

function answeredBy({ kind, concepts, stems }: Slot, part: Features, { ownWord }: ScoreWeights): number {
  let best = 0
  for (const [id, share] of concepts) best = Math.max(best, share * (part.concepts.get(id) ?? 0))
  let own = 0
  for (const stem of stems) if (part.stems.has(stem)) own += 1 / stems.length
  return kind === 'word' ? own : Math.min(1, best * (1 - ownWord) + own * ownWord)
}

/** "Copilot" and "hotspot" asked about and named in few clauses: such a clause is about that very thing. */
function namesakeOf(part: Features, { namesakes, weights }: Asked): number {
  return namesakes.some(({ stem, concepts }) => part.stems.get(stem) === 1 && speaksOf(part, concepts))
    ? weights.namesake
    : 1
}

const OWN_WORDS = 0.75 // what only a lead-in, a heading or another sentence says is not held against a sentence

const SAYS_NOTHING = 0.35 // "Do not reply to it." is nothing without the sentence before

/** How much of what the text speaks of was asked about: a clause on driving is a poor answer about lunch. */
function precisionOf(part: Features, { concepts, weightOf }: Asked): number {
  let met = 0
  let all = 0
  for (const [id, share] of part.concepts) {
    if (share < OWN_WORDS) continue
    const worth = share * weightOf(id)
    all += worth
    met += worth * (concepts.get(id) ?? 0)
  }
  return all === 0 ? SAYS_NOTHING : 0.1 + 0.9 * (met / all)
}
