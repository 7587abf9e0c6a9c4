import { type ClauseWords, headingKey, numberKey } from './clause-words.ts'
import type { WordSets } from './likeness.ts'

// Each new clause is compared with a bounded number of old ones, so that time grows with the text and not with its
// square, whatever the text is.
const RAREST_WORDS = 12
const POSTINGS_A_WORD = 32
const BY_WORDS = 8
const BY_NUMBER = 4

/** For each of the new clauses: the old ones it may have come from, by index. */
export function findCandidates(
  before: readonly ClauseWords[],
  after: readonly ClauseWords[],
  sets: WordSets,
): readonly ReadonlySet<number>[] {
  const byWord = new Map<string, number[]>()
  for (const [index, set] of sets.before.entries()) for (const word of set) push(byWord, word, index)
  const byNumber = new Map<string, number[]>()
  const byPlace = new Map<string, number[]>()
  for (const [index, clause] of before.entries()) {
    const number = numberKey(clause)
    if (number === null) continue
    push(byNumber, number, index)
    push(byPlace, placeKey(number, clause), index)
  }
  return after.map((clause, index) => {
    // Where it would stand if everything kept its order.
    const expected = (index * before.length) / after.length
    const number = numberKey(clause)
    const numbered =
      number === null
        ? []
        : [
            ...nearest(byPlace.get(placeKey(number, clause)), expected, BY_NUMBER),
            ...nearest(byNumber.get(number), expected, BY_NUMBER),
          ]
    return new Set([...numbered, ...sharingWords(sets.after[index] ?? new Set(), byWord, sets, expected)])
  })
}

function placeKey(number: string, clause: ClauseWords): string {
  return `${number}\n${headingKey(clause)}`
}

/** Those with most of its rarest words. */
function sharingWords(
  set: ReadonlySet<string>,
  byWord: ReadonlyMap<string, readonly number[]>,
  { weightOf }: WordSets,
  expected: number,
): readonly number[] {
  const known = [...set].filter((word) => byWord.has(word)).map((word) => ({ word, weight: weightOf(word) }))
  const votes = new Map<number, number>()
  for (const { word, weight } of known.sort((a, b) => b.weight - a.weight).slice(0, RAREST_WORDS)) {
    for (const index of nearest(byWord.get(word), expected, POSTINGS_A_WORD)) {
      votes.set(index, (votes.get(index) ?? 0) + weight)
    }
  }
  return [...votes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, BY_WORDS)
    .map(([index]) => index)
}

/** The entries of an ascending list that are nearest to a position, at most `most` of them. */
function nearest(sorted: readonly number[] | undefined, position: number, most: number): readonly number[] {
  if (sorted === undefined || sorted.length <= most) return sorted ?? []
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  const from = Math.min(Math.max(0, low - (most >> 1)), sorted.length - most)
  return sorted.slice(from, from + most)
}

function push(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [index])
  else list.push(index)
}
