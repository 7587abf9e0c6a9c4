import type { Audience } from '../people/person.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { commonWords, stopWords } from './lexicon/plain-words.ts'
import { hearForms } from './match-forms.ts'
import type { Word } from './words.ts'

/**
 * One thing the question speaks of, with every concept that would answer it and how well. A clause is credited with
 * the best alternative only: adding alternatives up drowns the rest of the question.
 */
export interface Slot {
  readonly kind: 'thing' | 'act' | 'who' | 'place' | 'word'
  readonly weight: number
  readonly concepts: ReadonlyMap<string, number>
  readonly stems: readonly string[]
  readonly words: readonly Word[]
}

const SAYS_WHO_ASKS = 0.3
const SPURNED = 0.15
const SWALLOWED = 0.6 // measured: at 0 a long form hides what else is asked, at 1 it tells nothing
const SMALLEST_SHARE = 0.3 // an implication of an implication fades below use
const COMMON_WORD = 0.25 // everyday words the lexicon does not know say little
const STRANGE_WORD = 0.5 // rarer ones may be what the question is about

/** What the question speaks of, in its own order. */
export function slotsOf(lexicon: Lexicon, words: readonly Word[], asker: readonly Audience[]): readonly Slot[] {
  const byPlaces = new Map<string, { concepts: Map<string, number>; at: readonly number[] }>()
  const taken = new Set<number>()
  const { matches, swallowed } = hearForms(lexicon, words)
  for (const match of matches) {
    const key = match.at.join()
    const entry = byPlaces.get(key) ?? { concepts: new Map<string, number>(), at: match.at }
    widen(lexicon, match.concept, 1, entry.concepts)
    byPlaces.set(key, entry)
    for (const place of match.at) taken.add(place)
  }
  for (const { match, by } of swallowed) {
    const entry = byPlaces.get(by.at.join())
    if (entry) widen(lexicon, match.concept, SWALLOWED, entry.concepts)
  }
  const slots = [...byPlaces.values()].map(({ concepts, at }) =>
    conceptSlot(
      lexicon,
      concepts,
      at.flatMap((place) => words[place] ?? []),
    ),
  )
  const left = words.filter((word, place) => !taken.has(place) && isTelling(word))
  const spurned = spurnedFrom(words)
  return [...mergeTwins(slots), ...left.map(wordSlot)].map((slot) => ({
    ...slot,
    weight: slot.weight * shareOf(slot, asker, spurned),
  }))
}

function shareOf(slot: Slot, asker: readonly Audience[], spurned: number): number {
  if (isAsker(slot, asker)) return SAYS_WHO_ASKS
  return slot.words.every((word) => word.start >= spurned) ? SPURNED : 1
}

/** Where "instead of the school one" begins: what follows is not what is asked. */
function spurnedFrom(words: readonly Word[]): number {
  const at = words.findIndex(({ text }, place) => {
    const next = words[place + 1]?.text
    return (text === 'instead' && next === 'of') || (text === 'rather' && next === 'than')
  })
  return words[at]?.start ?? Number.POSITIVE_INFINITY
}

const conceptOfAudience: Readonly<Record<Audience, string>> = {
  staff: 'COLLEAGUE',
  governor: 'GOVERNOR',
  visitor: 'VISITOR',
}

/** "I'm a governor, can I …": the audience already says so. */
function isAsker(slot: Slot, asker: readonly Audience[]): boolean {
  return asker.some((audience) => audience !== 'staff' && slot.concepts.get(conceptOfAudience[audience]) === 1)
}

function isTelling(word: Word): boolean {
  return !stopWords.has(word.text) && word.text.length > 1 && !/^\d+$/.test(word.text)
}

function widen(lexicon: Lexicon, id: string, share: number, into: Map<string, number>): void {
  if (share < SMALLEST_SHARE || (into.get(id) ?? 0) >= share) return
  into.set(id, share)
  for (const [implied, part] of Object.entries(lexicon.concepts.get(id)?.implies ?? {})) {
    widen(lexicon, implied, share * part, into)
  }
}

function conceptSlot(lexicon: Lexicon, concepts: ReadonlyMap<string, number>, words: readonly Word[]): Slot {
  const own = [...concepts].filter(([, share]) => share === 1).map(([id]) => lexicon.concepts.get(id))
  const heaviest = own.reduce((best, next) => ((next?.weight ?? 0) > (best?.weight ?? 0) ? next : best))
  return {
    kind: heaviest?.kind ?? 'thing',
    weight: heaviest?.weight ?? 1,
    concepts,
    stems: words.filter(isTelling).map((word) => word.stem),
    words,
  }
}

/** "phone … mobile" is one thing said twice. */
function mergeTwins(slots: readonly Slot[]): readonly Slot[] {
  const merged: Slot[] = []
  for (const slot of slots) {
    const twin = merged.findIndex((other) => mainOf(other) === mainOf(slot))
    const first = merged[twin]
    if (first === undefined) merged.push(slot)
    else
      merged[twin] = {
        ...first,
        concepts: union(first.concepts, slot.concepts),
        stems: [...first.stems, ...slot.stems],
        words: [...first.words, ...slot.words],
      }
  }
  return merged
}

function mainOf(slot: Slot): string {
  return [...slot.concepts]
    .filter(([, share]) => share === 1)
    .map(([id]) => id)
    .toSorted()
    .join()
}

function union(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const both = new Map(one)
  for (const [id, share] of other) both.set(id, Math.max(share, both.get(id) ?? 0))
  return both
}

function wordSlot(word: Word): Slot {
  const weight = commonWords.has(word.text) || commonWords.has(word.stem) ? COMMON_WORD : STRANGE_WORD
  return { kind: 'word', weight, concepts: new Map(), stems: [word.stem], words: [word] }
}
