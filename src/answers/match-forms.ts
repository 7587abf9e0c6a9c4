import { type Form, type FormWord, isFormWord, type Lexicon, type Side } from './lexicon/lexicon.ts'
import { stopWords } from './lexicon/plain-words.ts'
import type { Word } from './words.ts'

/** A form found in a text: which words of the text are its own (the words in its gaps are not). */
export interface FormMatch {
  readonly concept: string
  readonly form: Form
  readonly at: readonly number[]
}

/** A form that lies wholly inside a longer one, and that longer one. */
export interface Swallowed {
  readonly match: FormMatch
  readonly by: FormMatch
}

/** What a question says. */
export interface HeardForms {
  /** Without the forms that lie wholly inside a longer one. */
  readonly matches: readonly FormMatch[]
  /** Those forms: "phone in class" is still said of a phone, if less plainly. */
  readonly swallowed: readonly Swallowed[]
}

/**
 * Every form found, in the order of their first words. In a question without those that lie wholly inside a longer
 * one: who asks about "school email" does not ask about any email. A clause on "school email" is on email too.
 */
export function matchForms(lexicon: Lexicon, side: Side, words: readonly Word[]): readonly FormMatch[] {
  return side === 'clause' ? findForms(lexicon, side, words) : hearForms(lexicon, words).matches
}

export function hearForms(lexicon: Lexicon, words: readonly Word[]): HeardForms {
  const found = findForms(lexicon, 'question', words)
  const matches: FormMatch[] = []
  const swallowed: Swallowed[] = []
  for (const match of found) {
    const by = longerThan(match, found, words)
    if (by === undefined) matches.push(match)
    else swallowed.push({ match, by })
  }
  return { matches, swallowed }
}

function longerThan(match: FormMatch, matches: readonly FormMatch[], words: readonly Word[]): FormMatch | undefined {
  return matches.find((other) => swallows(other, match, words))
}

function findForms(lexicon: Lexicon, side: Side, words: readonly Word[]): readonly FormMatch[] {
  const matches: FormMatch[] = []
  const forms = lexicon.forms[side]
  words.forEach((word, index) => {
    for (const key of [word.stem, `=${word.text}`]) {
      for (const form of forms.get(key) ?? []) {
        const at = placesOf(form.words, words, index)
        if (at !== undefined) matches.push({ concept: form.concept, form, at })
      }
    }
  })
  return matches
}

function placesOf(form: readonly FormWord[], words: readonly Word[], start: number): readonly number[] | undefined {
  const at = [start]
  for (const wanted of form.slice(1)) {
    const from = (at.at(-1) ?? start) + 1
    const found = findWithin(wanted, words, from, from + wanted.gap)
    if (found === undefined) return undefined
    at.push(found)
  }
  return at
}

function findWithin(wanted: FormWord, words: readonly Word[], from: number, to: number): number | undefined {
  for (let index = from; index <= to; index += 1) {
    const word = words[index]
    if (word === undefined) return undefined
    if (isFormWord(wanted, word)) return index
  }
  return undefined
}

function swallows(longer: FormMatch, shorter: FormMatch, words: readonly Word[]): boolean {
  if (longer.at.length <= shorter.at.length) return false
  // "My own phone in the staff room" is more than a phone of the staff room.
  const isTelling = (text: string): boolean => !stopWords.has(text) || text === 'own'
  const telling = shorter.at.filter((place) => isTelling(words[place]?.text ?? ''))
  return (telling.length > 0 ? telling : shorter.at).every((place) => longer.at.includes(place))
}
