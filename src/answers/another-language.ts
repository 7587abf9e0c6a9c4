import type { Word } from './words.ts'

const FEWEST_WORDS = 3 // fewer may be a name, a brand or a slip
const ENOUGH_KNOWN = 0.2 // a name, an address and a number in an English sentence are not known either

/** Whether hardly a word is known: it was not understood, which is not to say that the policy is silent. */
export function isAnotherLanguage(words: readonly Word[], knows: (word: Word) => boolean): boolean {
  return words.length >= FEWEST_WORDS && words.filter(knows).length / words.length < ENOUGH_KNOWN
}
