import type { Word } from './words.ts'

const FEWEST_WORDS = 3 // fewer may be a name, a brand or a slip
const ENOUGH_KNOWN = 0.34
const ENOUGH_ENGLISH = 3 // "can", "my", "her": a name, an address and a number among them are not known either

/** Whether hardly a word is known: it was not understood, which is not to say that the policy is silent. */
export function isAnotherLanguage(words: readonly Word[], knows: (word: Word) => boolean): boolean {
  const known = words.filter(knows).length
  return words.length >= FEWEST_WORDS && known < ENOUGH_ENGLISH && known / words.length < ENOUGH_KNOWN
}
