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
  readonly isLetter: boolean
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
  return { word, isLetter: [...word].length < 2, singulars: new Set(singularsOf(word)) }
}

/** Whether all that is looked for is in some of these texts, and at least one word of it in the first. */
export function matches({ terms, joined }: Query, own: string, context: readonly string[] = []): boolean {
  const isIn = (words: readonly TextWord[]) => (term: Term) => words.some((word) => isWord(word, term))
  const isOwn = isIn(wordsOf(own))
  if (joined !== null && isOwn(joined)) return true
  const missing = terms.filter((term) => !isOwn(term))
  if (missing.length === 0 || missing.length === terms.length) return terms.length > missing.length
  return missing.every(isIn(context.flatMap(wordsOf)))
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
function isWord({ forms, singulars }: TextWord, term: Term): boolean {
  if (term.isLetter) return forms.includes(term.word)
  return forms.some((form) => form.startsWith(term.word)) || singulars.some((singular) => term.singulars.has(singular))
}
