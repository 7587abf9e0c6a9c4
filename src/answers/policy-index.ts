import type { Clause, Policy } from '../policy/policy.ts'
import { baseForce, type Force, forceOf, guardedForce } from './clause-force.ts'
import { type Features, featuresOf, joined, type Mention, type Sighting, weakened } from './features.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { commonWords, stopWords } from './lexicon/plain-words.ts'
import { schoolLexicon } from './lexicon/school-lexicon.ts'
import { sentencesOf } from './sentences.ts'
import { type Speller, spellerOf } from './spelling.ts'
import type { Likelihoods } from './themes/classifier.ts'
import { themesOfClause } from './themes/clause-themes.ts'
import { type Word, wordsOf } from './words.ts'

export interface IndexedSentence extends Features {
  readonly text: string
  readonly start: number
  readonly force: Force
}

export interface IndexedClause extends Features {
  readonly clause: Clause
  readonly sentences: readonly IndexedSentence[]
  /** Places in the clause's own text. */
  readonly mentions: readonly Mention[]
  readonly themes: Likelihoods
}

/** A policy prepared for questions. Built in well under 100 ms, so it is never stored. */
export interface PolicyIndex {
  readonly policy: Policy
  readonly lexicon: Lexicon
  readonly clauses: readonly IndexedClause[]
  /** 1 for what one clause speaks of, towards 0 for what most do. */
  readonly rarity: ReadonlyMap<string, number>
  /** The clauses that speak of a concept or hold a stem, by their place in `clauses`. */
  readonly where: ReadonlyMap<string, readonly number[]>
  readonly spell: Speller
  /** Whether it is a word of the lexicon, of plain English or of the policy. */
  readonly knows: (word: Word) => boolean
}

const LEAD_IN = 0.7 // measured: at .4 a sub-clause loses to the list it stands in
const HEADING = 0.4
const REST_OF_CLAUSE = 0.5 // "They may be used in the staff room" is about the phones of the sentence before

export function buildIndex(policy: Policy, lexicon: Lexicon = schoolLexicon): PolicyIndex {
  const features = remembering(lexicon)
  const clauses = policy.clauses.filter(isQuotable).map((clause) => indexClause(features, clause))
  const known = knownWords(policy, lexicon)
  return {
    policy,
    lexicon,
    clauses,
    rarity: rarityOf(clauses),
    where: whereOf(clauses),
    spell: spellerOf(known),
    knows: ({ text, stem }) => known.has(text) || known.has(stem),
  }
}

const FEWEST_WORDS = 4

/** "Signature:" and a heading that stands alone answer nothing. */
function isQuotable({ text, leadIn }: Clause): boolean {
  return leadIn !== null || wordsOf(text).length >= FEWEST_WORDS
}

type FeaturesOfText = (text: string) => Sighting

/** Headings and lead-ins stand over many clauses, so each is looked at once. */
function remembering(lexicon: Lexicon): FeaturesOfText {
  const known = new Map<string, Sighting>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const features = featuresOf(lexicon, wordsOf(text))
    known.set(text, features)
    return features
  }
}

function indexClause(features: FeaturesOfText, clause: Clause): IndexedClause {
  const above = [
    ...(clause.leadIn === null ? [] : [weakened(features(clause.leadIn), LEAD_IN)]),
    ...clause.heading.slice(-2).map((text) => weakened(features(text), HEADING)),
  ]
  const base = baseForce(clause)
  const parts = sentencesOf(clause.text).map(({ text, start }) => ({ text, start, own: features(text) }))
  const whole = joined(parts.map(({ own }) => own))
  const around = parts.length === 1 ? above : [weakened(whole, REST_OF_CLAUSE), ...above]
  const sentences = parts.map(({ text, start, own }): IndexedSentence => {
    const force = guardedForce(forceOf(text, base), clause.rule)
    return { text, start, force, ...joined([own, ...around]) }
  })
  const mentions = parts.flatMap(({ start, own }) =>
    own.mentions.map((mention) => ({ of: mention.of, start: start + mention.start, end: start + mention.end })),
  )
  const said = joined([whole, ...above])
  return { clause, sentences, mentions, ...said, themes: themesOfClause(said) }
}

function knownWords(policy: Policy, lexicon: Lexicon): ReadonlySet<string> {
  const ofPolicy = policy.clauses.flatMap(({ text }) => wordsOf(text).map((word) => word.text))
  return new Set([...lexicon.vocabulary, ...commonWords, ...stopWords, ...ofPolicy])
}

function whereOf(clauses: readonly IndexedClause[]): ReadonlyMap<string, readonly number[]> {
  const where = new Map<string, number[]>()
  clauses.forEach(({ concepts, stems }, at) => {
    for (const key of [...concepts.keys(), ...stems.keys()]) {
      const known = where.get(key)
      if (known === undefined) where.set(key, [at])
      else known.push(at)
    }
  })
  return where
}

/** Concepts and stems share one table: ids are upper case, stems lower. */
function rarityOf(clauses: readonly IndexedClause[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>()
  for (const { concepts, stems } of clauses) {
    for (const [key, share] of [...concepts, ...stems]) count.set(key, (count.get(key) ?? 0) + share)
  }
  const most = Math.log(1 + clauses.length)
  return new Map([...count].map(([key, n]) => [key, Math.max(0, 1 - Math.log(Math.max(1, n)) / most)]))
}
