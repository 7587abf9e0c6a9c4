import spellings from './lexicon/spellings.json' with { type: 'json' }
import { stemOf, type Word } from './words.ts'

/** Slips that letters alone do not mend, and the short forms of chat. */
const knownSlips: ReadonlyMap<string, string> = new Map(Object.entries(spellings))

/** Gives back a word as it was meant, or nothing when it is a word already or nothing is near enough. */
export type Speller = (text: string) => string | undefined

const SHORTEST = 5 // "bets" and "vets" are both words: below this only known slips are mended
const TWO_SLIPS_FROM = 8

export function spellerOf(known: ReadonlySet<string>): Speller {
  const stems = new Set([...known].map(stemOf))
  const byFirstLetter = new Map<string, string[]>()
  for (const word of known) {
    const alike = byFirstLetter.get(word.charAt(0))
    if (alike === undefined) byFirstLetter.set(word.charAt(0), [word])
    else alike.push(word)
  }
  return (text) => {
    const slip = knownSlips.get(text)
    if (slip !== undefined) return slip
    if (text.length < SHORTEST || /\d/.test(text) || known.has(text) || stems.has(stemOf(text))) return undefined
    return nearest(text, byFirstLetter.get(text.charAt(0)) ?? [])
  }
}

function nearest(text: string, words: readonly string[]): string | undefined {
  let best: string | undefined
  let fewest = text.length >= TWO_SLIPS_FROM ? 2 : 1
  for (const word of words) {
    if (Math.abs(word.length - text.length) > fewest || word.length < SHORTEST - 1) continue
    const slips = slipsBetween(text, word, fewest)
    if (slips > fewest || (slips === fewest && best !== undefined)) continue
    if (!soundsAlike(text, word) && (slips > 1 || text.length < TWO_SLIPS_FROM)) continue
    if (slips > 1 && isOtherVowels(text, word)) continue
    best = word
    fewest = slips
  }
  return best
}

/**
 * The same consonants in the same order, doubles apart, or two neighbours swapped: "shoping", "passwrd", "onlien".
 * Without it "together" would be mended to "tether".
 */
function soundsAlike(one: string, other: string): boolean {
  if (skeletonOf(one) === skeletonOf(other)) return true
  return one.length === other.length && [...one].toSorted().join() === [...other].toSorted().join()
}

/** "Giggling" is no "googling": nobody gets two letters wrong and the length right, but by swapping them. */
function isOtherVowels(one: string, other: string): boolean {
  return one.length === other.length && [...one].toSorted().join() !== [...other].toSorted().join()
}

function skeletonOf(word: string): string {
  return (
    word.charAt(0) +
    word
      .slice(1)
      .replace(/[aeiouyh]/g, '')
      .replace(/(.)\1+/g, '$1')
  )
}

/** Letters added, dropped, changed or swapped with a neighbour; stops counting beyond `most`. */
export function slipsBetween(one: string, other: string, most: number): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      let cost = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1))
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, at(before, column - 2) + 1)
      next.push(cost)
    }
    if (Math.min(...next) > most) return most + 1
    before = last
    last = next
  }
  return at(last, other.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}

/** The words as they were meant, each where it stands in the text. */
export function mend(words: readonly Word[], spell: Speller): readonly Word[] {
  return words.map((word) => {
    const meant = spell(word.text)
    return meant === undefined ? word : { ...word, text: meant, stem: stemOf(meant) }
  })
}
