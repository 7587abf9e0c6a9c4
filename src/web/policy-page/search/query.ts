import { singularsOf, type TextWord, wordsOf } from './search-words.ts'

export interface Query {
  /** As typed, of bounded length and in one line. */
  readonly text: string
  readonly terms: readonly Term[]
  /** All of it written as one word, for whoever types “wi fi” and means Wi-Fi; `null` where it is one word. */
  readonly joined: Term | null
}

interface Term {
  readonly word: string
  readonly singulars: ReadonlySet<string>
}

export const LONGEST_QUERY = 100
const MOST_TERMS = 10 // a sentence; what is longer is a question for the chat

/** Whatever stood in the address. Nothing in it is ever a pattern. */
export function readQuery(text: string): Query {
  const line = [
    ...text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
      .trim(),
  ]
  const shown = line.slice(0, LONGEST_QUERY).join('').trim()
  const words = wordsOf(shown).map(({ forms: [whole = ''] }) => whole)
  const terms = [...new Set(words.filter((word) => word !== ''))].slice(0, MOST_TERMS).map(termOf)
  return { text: shown, terms, joined: terms.length > 1 ? termOf(words.join('')) : null }
}

function termOf(word: string): Term {
  return { word, singulars: new Set(singularsOf(word)) }
}

/** Whether all that is looked for is in some of these texts, and at least one word of it in the first. */
export function matches({ terms, joined }: Query, own: string, context: readonly string[] = []): boolean {
  const ownWords = wordsOf(own)
  const holds = (words: readonly TextWord[], term: Term) => words.some((word) => isWord(word, term))
  if (joined !== null && holds(ownWords, joined)) return true
  if (!terms.some((term) => holds(ownWords, term))) return false
  const words = [...ownWords, ...context.flatMap(wordsOf)]
  return terms.every((term) => holds(words, term))
}

export interface Stretch {
  readonly text: string
  readonly isMatch: boolean
}

/** The text in stretches, each word that is looked for in one of its own; joined they are the text. */
export function markMatches(text: string, query: Query | null): readonly Stretch[] {
  if (query === null || query.terms.length === 0) return [{ text, isMatch: false }]
  const terms = query.joined === null ? query.terms : [...query.terms, query.joined]
  const stretches: Stretch[] = []
  let at = 0
  for (const word of wordsOf(text)) {
    if (!terms.some((term) => isWord(word, term))) continue
    if (word.start > at) stretches.push({ text: text.slice(at, word.start), isMatch: false })
    stretches.push({ text: text.slice(word.start, word.end), isMatch: true })
    at = word.end
  }
  if (at < text.length) stretches.push({ text: text.slice(at), isMatch: false })
  return stretches
}

/** A word that begins so, as the rest may still be typed; a single letter only by itself. */
function isWord({ forms }: TextWord, { word, singulars }: Term): boolean {
  return forms.some((form) => {
    if (form === word) return true
    if ([...word].length < 2) return false
    return form.startsWith(word) || singularsOf(form).some((singular) => singulars.has(singular))
  })
}
