import type { Lexicon } from './lexicon/lexicon.ts'
import { stopWords } from './lexicon/plain-words.ts'
import { matchForms } from './match-forms.ts'
import type { Word } from './words.ts'

/** What a stretch of policy text speaks of, each with how directly (1 in the text itself). */
export interface Features {
  readonly concepts: ReadonlyMap<string, number>
  readonly stems: ReadonlyMap<string, number>
}

/** A word of the text that speaks of a concept, or that is a telling stem itself. */
export interface Mention {
  /** A concept's id or a stem. */
  readonly of: string
  readonly start: number
  readonly end: number
}

export interface Sighting extends Features {
  readonly mentions: readonly Mention[]
}

/** "Staff, governors and visitors will …" says who is addressed, not what the clause is about. */
const ADDRESSED = 0.2
const addressees = new Set(['COLLEAGUE', 'GOVERNOR', 'VISITOR', 'LEADER'])
/** A clause that sends people to the Network Manager is not about the network, nor one on phone hotspots about phones. */
const roleConcepts = new Set(['DELIVERYIT', 'LEADER', 'DPO', 'GOVERNOR', 'HOTSPOT'])
const modals = new Set('will must should shall may can are is need have understand do'.split(' '))

export function featuresOf(lexicon: Lexicon, words: readonly Word[]): Sighting {
  const mentions: Mention[] = []
  const concepts = new Map<string, number>()
  const modal = words.findIndex((word) => modals.has(word.text))
  const matches = matchForms(lexicon, 'clause', words)
  const roles = matches.filter((match) => roleConcepts.has(match.concept) && match.at.length > 1)
  for (const match of matches) {
    const { concept, at } = match
    if (roles.some((role) => role.at.length > at.length && at.every((place) => role.at.includes(place)))) continue
    const isAddressee = addressees.has(concept) && (at.at(-1) ?? 0) < modal
    concepts.set(concept, Math.max(isAddressee ? ADDRESSED : 1, concepts.get(concept) ?? 0))
    for (const place of at) mention(concept, words[place])
  }
  const stems = new Map<string, number>()
  for (const word of words) {
    if (stopWords.has(word.text)) continue
    stems.set(word.stem, 1)
    mention(word.stem, word)
  }
  return { concepts, stems, mentions }

  function mention(of: string, word: Word | undefined): void {
    if (word !== undefined && !stopWords.has(word.text)) mentions.push({ of, start: word.start, end: word.end })
  }
}

/** The same features, said from further off. */
export function weakened({ concepts, stems }: Features, share: number): Features {
  const weaken = (map: ReadonlyMap<string, number>) => new Map([...map].map(([key, own]) => [key, own * share]))
  return { concepts: weaken(concepts), stems: weaken(stems) }
}

/** Each feature as directly as any part says it. */
export function joined(parts: readonly Features[]): Features {
  return { concepts: strongest(parts.map((part) => part.concepts)), stems: strongest(parts.map((part) => part.stems)) }
}

function strongest(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const map of maps) for (const [key, share] of map) if (share > (all.get(key) ?? 0)) all.set(key, share)
  return all
}
