import { isAdult } from '../policy/people-words.ts'
import type { Force } from './clause-force.ts'
import type { Features } from './features.ts'
import type { IndexedClause } from './policy-index.ts'
import type { Slot } from './slots.ts'
import { scoreWeights, type WeighedQuestion } from './weigh-question.ts'

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

type Part = Pick<Scored, 'coverage' | 'strongest' | 'missing' | 'sharesThing' | 'score'>

/** Clauses that speak of anything the question speaks of, best first. */
export function scoreClauses(clauses: readonly IndexedClause[], asked: WeighedQuestion): readonly Scored[] {
  const scored = clauses.map((indexed) => scoreClause(indexed, asked))
  return scored.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score)
}

/** "Watched" is no namesake of a watch. */
function speaksOf(part: Features, concepts: ReadonlyMap<string, number>): boolean {
  return [...concepts].some(([id, share]) => share === 1 && part.concepts.get(id) === 1)
}

const nothing: Part = { coverage: 0, strongest: 0, missing: 0, sharesThing: false, score: 0 }

function scoreClause(indexed: IndexedClause, asked: WeighedQuestion): Scored {
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
    const whole = scorePart(indexed, asked, fit * scoreWeights.wholeClause)
    if (whole.score > top.score) top = whole
  }
  const score = top.score * (bindsAdults(indexed) ? 1 : scoreWeights.forPupils)
  return { indexed, sentence: best, ...top, score, unaskedActs: unaskedActsOf(indexed.sentences[best], asked) }
}

function bindsAdults({ clause }: IndexedClause): boolean {
  return clause.audiences.some(isAdult)
}

function unaskedActsOf(sentence: Features | undefined, { concepts, isAct }: WeighedQuestion): ReadonlySet<string> {
  const own = [...(sentence?.concepts ?? [])].filter(([id, share]) => share === 1 && !concepts.has(id) && isAct(id))
  return new Set(own.map(([id]) => id))
}

const permissions: readonly Force[] = ['ask-first', 'only-for', 'permitted']

/** A statement of fact seldom answers "can I", and often answers "is it so". */
function fitOf(force: Force, { ask }: WeighedQuestion): number {
  if (force === 'forbidden' && (ask === 'who' || ask === 'what')) return scoreWeights.forbidsOnly
  if (ask === 'who' && permissions.includes(force)) return scoreWeights.permitsOnly
  if (force !== 'information') return 1
  return ask === 'fact' || ask === 'consequence' ? 1 : scoreWeights.informs
}

function scorePart(part: Features, asked: WeighedQuestion, fit: number): Part {
  let got = 0
  let wanted = 0
  let strongest = 0
  let missing = 0
  let sharesThing = false
  for (const slot of asked.slots) {
    const answered = answeredBy(slot, part)
    wanted += slot.worth
    got += slot.worth * answered
    strongest = Math.max(strongest, slot.worth * answered)
    sharesThing ||= answered > 0 && slot.kind !== 'who' && slot.kind !== 'place'
    missing = Math.max(missing, slot.worth * (1 - answered))
  }
  if (got === 0) return nothing
  const coverage = got / wanted
  const score = fit * coverage * precisionOf(part, asked) ** scoreWeights.precision * namesakeOf(part, asked)
  return { coverage, strongest, missing, sharesThing, score }
}

function answeredBy({ kind, concepts, stems }: Slot, part: Features): number {
  const { ownWord } = scoreWeights
  let best = 0
  for (const [id, share] of concepts) best = Math.max(best, share * (part.concepts.get(id) ?? 0))
  let own = 0
  for (const stem of stems) if (part.stems.has(stem)) own += 1 / stems.length
  return kind === 'word' ? own : Math.min(1, best * (1 - ownWord) + own * ownWord)
}

/** "Copilot" and "hotspot" asked about and named in few clauses: such a clause is about that very thing. */
function namesakeOf(part: Features, { namesakes }: WeighedQuestion): number {
  return namesakes.some(({ stem, concepts }) => part.stems.get(stem) === 1 && speaksOf(part, concepts))
    ? scoreWeights.namesake
    : 1
}

const OWN_WORDS = 0.75 // what only a lead-in, a heading or another sentence says is not held against a sentence

const SAYS_NOTHING = 0.35 // "Do not reply to it." is nothing without the sentence before

/** How much of what the text speaks of was asked about: a clause on driving is a poor answer about lunch. */
function precisionOf(part: Features, { concepts, weightOf }: WeighedQuestion): number {
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
