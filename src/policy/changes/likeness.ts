import type { ClauseWords } from './clause-words.ts'

const word = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu

export interface WordSets {
  readonly before: readonly ReadonlySet<string>[]
  readonly after: readonly ReadonlySet<string>[]
  weightOf(word: string): number
}

/** Rare words say more about which clause this is than "staff" and "must" do. */
export function wordSetsOf(before: readonly ClauseWords[], after: readonly ClauseWords[]): WordSets {
  const sets = { before: before.map(wordsOf), after: after.map(wordsOf) }
  const counts = new Map<string, number>()
  for (const set of [...sets.before, ...sets.after]) {
    for (const each of set) counts.set(each, (counts.get(each) ?? 0) + 1)
  }
  const total = before.length + after.length
  return { ...sets, weightOf: (each) => 1 + Math.log(total / (counts.get(each) ?? 1)) }
}

function wordsOf({ text }: ClauseWords): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(word) ?? [])
}

/** From 0, no word in common, to 1, the same words. */
export function likeness(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weightOf: (word: string) => number,
  totals: { readonly a: number; readonly b: number },
): number {
  let common = 0
  for (const each of a) if (b.has(each)) common += weightOf(each)
  const total = totals.a + totals.b
  return total === 0 ? 0 : (2 * common) / total
}

export function totalWeight(set: ReadonlySet<string>, weightOf: (word: string) => number): number {
  let total = 0
  for (const each of set) total += weightOf(each)
  return total
}
