import type { Lexicon } from './lexicon/lexicon.ts'
import { matchForms } from './match-forms.ts'
import type { IndexedClause } from './policy-index.ts'
import type { Slot } from './slots.ts'
import { wordsOf } from './words.ts'

/** A stretch of a clause's text, in UTF-16 units. */
export interface Mark {
  readonly start: number
  readonly end: number
}

/** Where the clause speaks of what the question speaks of: in order, none touching another. */
export function marksOf(lexicon: Lexicon, { clause }: IndexedClause, slots: readonly Slot[]): readonly Mark[] {
  const words = wordsOf(clause.text)
  const asked = new Set(slots.flatMap((slot) => [...slot.concepts.keys()]))
  const stems = new Set(slots.flatMap((slot) => slot.stems))
  const hit = new Set<number>()
  for (const match of matchForms(lexicon, 'clause', words)) {
    if (asked.has(match.concept)) for (const place of match.at) hit.add(place)
  }
  words.forEach((word, place) => {
    if (stems.has(word.stem)) hit.add(place)
  })
  const marks: Mark[] = []
  words.forEach(({ start, end }, place) => {
    if (!hit.has(place)) return
    const last = marks.at(-1)
    if (last !== undefined && hit.has(place - 1)) marks[marks.length - 1] = { start: last.start, end }
    else marks.push({ start, end })
  })
  return marks
}
