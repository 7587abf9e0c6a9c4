import type { Features } from '../features.ts'
import type { Slot } from '../slots.ts'
import type { Word } from '../words.ts'

/** What tells a theme: stems, in lower case, and concepts, in upper case, each with how plainly it is said. */
export type ThemeFeatures = ReadonlyMap<string, number>

const CONCEPT = 1.5 // an idea tells more than the word it was said with

/** Every word counts, "my" and "they" too: who asks about their own phone asks something else. */
export function questionFeatures(words: readonly Word[], slots: readonly Slot[]): ThemeFeatures {
  const features = new Map<string, number>(words.map(({ stem }) => [stem, 1]))
  for (const { concepts } of slots) {
    for (const [id, share] of concepts) features.set(id, Math.max(features.get(id) ?? 0, CONCEPT * share))
  }
  return features
}

export function clauseFeatures({ concepts, stems }: Features): ThemeFeatures {
  return new Map([...stems, ...[...concepts].map(([id, share]) => [id, CONCEPT * share] as const)])
}
