import type { SchoolDate } from '../../clock.ts'
import { matchForms } from '../match-forms.ts'
import { wordsOf } from '../words.ts'
import { type Form, formsByFirstWord, type Lexicon, parseForm, type Side } from './lexicon.ts'
import { stopWords } from './plain-words.ts'

/**
 * What a school says of one word or short phrase, beside the shipped lexicon, which it never changes. `added`: people
 * mean by it what they mean by another word. `muted`: in a question it does not mean what the lexicon takes it for.
 */
export type SchoolWord =
  | { readonly kind: 'added'; readonly word: string; readonly means: string; readonly since: SchoolDate }
  | { readonly kind: 'muted'; readonly word: string; readonly since: SchoolDate }

/** One spelling for one word: "My  Chrome-Book’s" and "my chromebook" are the same. Empty where it holds no word. */
export function foldedWord(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join(' ')
}

/**
 * The forms that a word or phrase is, all of it: "school email" is not only "email". Words that say nothing
 * ("the", "my") may be left over.
 */
export function formsMeant(lexicon: Lexicon, side: Side, text: string): readonly Form[] {
  const words = wordsOf(text)
  const places = [...words.keys()]
  const telling = places.filter((at) => !stopWords.has(words[at]?.text ?? ''))
  return matchForms(lexicon, side, words)
    .filter(({ at }) => (telling.length > 0 ? telling : places).every((place) => at.includes(place)))
    .map(({ form }) => form)
}

/** The concepts a word or phrase stands for when somebody asks with it. */
export function conceptsMeant(lexicon: Lexicon, text: string): readonly string[] {
  return [...new Set(formsMeant(lexicon, 'question', text).map(({ concept }) => concept))]
}

/**
 * The shipped lexicon with a school's own words. An added word counts in questions and in the policy alike, a muted
 * one in questions only: what a policy says is no slang. A word that means nothing to this lexicon, or several things,
 * adds nothing: a newer lexicon may know other words than the one it was added beside.
 */
export function withSchoolWords(shipped: Lexicon, words: readonly SchoolWord[]): Lexicon {
  if (words.length === 0) return shipped
  const muted = new Set(
    words.flatMap(({ kind, word }) => (kind === 'muted' ? formsMeant(shipped, 'question', word) : [])),
  )
  const added = words.flatMap((each) => (each.kind === 'added' ? addedForms(shipped, each) : []))
  const formsOf = (side: Side) => {
    const own = [...shipped.forms[side].values()].flat()
    return formsByFirstWord([...(side === 'question' ? own.filter((form) => !muted.has(form)) : own), ...added])
  }
  const vocabulary = added.flatMap(({ source }) => wordsOf(source).map((word) => word.text))
  return {
    ...shipped,
    forms: { question: formsOf('question'), clause: formsOf('clause') },
    vocabulary: new Set([...shipped.vocabulary, ...vocabulary]),
  }
}

function addedForms(shipped: Lexicon, { word, means }: Extract<SchoolWord, { kind: 'added' }>): readonly Form[] {
  const [concept, another] = conceptsMeant(shipped, means)
  if (concept === undefined || another !== undefined) return []
  return foldedWord(word) === '' ? [] : [parseForm(word, concept)]
}
