import type { Clause, Policy } from '../policy/policy.ts'
import { baseForce, type Force, forceOf, guardedForce } from './clause-force.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { commonWords, stopWords } from './lexicon/plain-words.ts'
import { schoolLexicon } from './lexicon/school-lexicon.ts'
import { matchForms } from './match-forms.ts'
import { sentencesOf } from './sentences.ts'
import { type Speller, spellerOf } from './spelling.ts'
import { type Word, wordsOf } from './words.ts'

/** What a stretch of policy text speaks of, each with how directly (1 in the text itself). */
export interface Features {
  readonly concepts: ReadonlyMap<string, number>
  readonly stems: ReadonlyMap<string, number>
}

export interface IndexedSentence extends Features {
  readonly text: string
  readonly start: number
  readonly words: readonly Word[]
  readonly force: Force
}

export interface IndexedClause extends Features {
  readonly clause: Clause
  readonly sentences: readonly IndexedSentence[]
}

/** A policy prepared for questions. Built in well under 100 ms, so it is never stored. */
export interface PolicyIndex {
  readonly policy: Policy
  readonly lexicon: Lexicon
  readonly clauses: readonly IndexedClause[]
  /** 1 for what one clause speaks of, towards 0 for what most do. */
  readonly rarity: ReadonlyMap<string, number>
  readonly spell: Speller
}

const LEAD_IN = 0.7 // measured: at .4 a sub-clause loses to the list it stands in
const HEADING = 0.4
const REST_OF_CLAUSE = 0.5 // "They may be used in the staff room" is about the phones of the sentence before

export function buildIndex(policy: Policy, lexicon: Lexicon = schoolLexicon): PolicyIndex {
  const clauses = policy.clauses.filter(isQuotable).map((clause) => indexClause(lexicon, clause))
  return { policy, lexicon, clauses, rarity: rarityOf(clauses), spell: spellerOf(knownWords(policy, lexicon)) }
}

const FEWEST_WORDS = 4

/** "Signature:" and a heading that stands alone answer nothing. */
function isQuotable({ text, leadIn }: Clause): boolean {
  return leadIn !== null || wordsOf(text).length >= FEWEST_WORDS
}

function indexClause(lexicon: Lexicon, clause: Clause): IndexedClause {
  const around = [
    { text: clause.leadIn ?? '', share: LEAD_IN },
    ...clause.heading.slice(-2).map((text) => ({ text, share: HEADING })),
  ].map(({ text, share }) => featuresOf(lexicon, wordsOf(text), share))
  const base = baseForce(clause)
  const whole = featuresOf(lexicon, wordsOf(clause.text), 1)
  const rest = featuresOf(lexicon, wordsOf(clause.text), REST_OF_CLAUSE)
  const sentences = sentencesOf(clause.text).map(({ text, start }): IndexedSentence => {
    const words = wordsOf(text)
    const own = featuresOf(lexicon, words, 1)
    return {
      text,
      start,
      words,
      force: guardedForce(forceOf(text, base), clause.rule),
      ...join([own, rest, ...around]),
    }
  })
  return { clause, sentences, ...join([whole, ...around]) }
}

/** "Staff, governors and visitors will …" says who is addressed, not what the clause is about. */
const ADDRESSED = 0.2
const addressees = new Set(['COLLEAGUE', 'GOVERNOR', 'VISITOR', 'LEADER'])
const modals = new Set([
  'will',
  'must',
  'should',
  'shall',
  'may',
  'can',
  'are',
  'is',
  'need',
  'have',
  'understand',
  'do',
])

function featuresOf(lexicon: Lexicon, words: readonly Word[], share: number): Features {
  const concepts = new Map<string, number>()
  const modal = words.findIndex((word) => modals.has(word.text))
  for (const { concept, at } of matchForms(lexicon, 'clause', words)) {
    const isAddressee = addressees.has(concept) && (at.at(-1) ?? 0) < modal
    const strength = isAddressee ? share * ADDRESSED : share
    concepts.set(concept, Math.max(strength, concepts.get(concept) ?? 0))
  }
  const stems = new Map<string, number>()
  for (const word of words) if (!stopWords.has(word.text)) stems.set(word.stem, share)
  return { concepts, stems }
}

function join(parts: readonly Features[]): Features {
  const strongest = (maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> => {
    const joined = new Map<string, number>()
    for (const map of maps) for (const [key, share] of map) joined.set(key, Math.max(share, joined.get(key) ?? 0))
    return joined
  }
  return { concepts: strongest(parts.map((part) => part.concepts)), stems: strongest(parts.map((part) => part.stems)) }
}

function knownWords(policy: Policy, lexicon: Lexicon): ReadonlySet<string> {
  const ofPolicy = policy.clauses.flatMap(({ text }) => wordsOf(text).map((word) => word.text))
  return new Set([...lexicon.vocabulary, ...commonWords, ...stopWords, ...ofPolicy])
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
