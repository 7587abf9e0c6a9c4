import { z } from 'zod/v4'
import { wordsOf } from '../words.ts'

/**
 * What a concept is to a question: a thing or an act carries what is asked; who, where and when narrow it.
 */
const conceptKinds = ['thing', 'act', 'who', 'place'] as const

const share = z.number().gt(0).lte(1)

/**
 * One idea and the ways people say it. A form is one or more words, matched by stem; `=` before a word asks for
 * exactly that word; `~` allows up to four words between ("take ~ home").
 */
export const conceptSchema = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]*$/),
  kind: z.enum(conceptKinds),
  /** How much it says about what is asked: 1 is ordinary, above that telling, below that common. */
  weight: z.number().gt(0).lte(2),
  /** Forms that mean the same in a question and in a policy. */
  both: z.array(z.string()).default([]),
  /** Ways of talking that a policy would not use. */
  question: z.array(z.string()).default([]),
  /** Policy language that nobody would type. */
  clause: z.array(z.string()).default([]),
  /** Other concepts whose clauses answer a question about this one, and how well. */
  implies: z.record(z.string(), share).default({}),
})
export type Concept = z.infer<typeof conceptSchema>

export const lexiconFileSchema = z.strictObject({ topic: z.string(), concepts: z.array(conceptSchema) })

export type Side = 'question' | 'clause'

/** One word of a form: an exact text or a stem. */
export interface FormWord {
  readonly exact: boolean
  readonly value: string
  /** How many other words may stand before it. */
  readonly gap: number
}

export interface Form {
  readonly source: string
  readonly concept: string
  readonly words: readonly FormWord[]
}

/** The forms of one side, by the stem or exact text (`=text`) of their first word. */
export type FormsByFirstWord = ReadonlyMap<string, readonly Form[]>

export interface Lexicon {
  readonly version: string
  readonly concepts: ReadonlyMap<string, Concept>
  readonly forms: Readonly<Record<Side, FormsByFirstWord>>
  /** Every word that some form is made of, for the spelling step. */
  readonly vocabulary: ReadonlySet<string>
}

const WORDS_IN_A_GAP = 4 // "take the year four iPads home" has four

/** @throws TypeError when the form holds no word. */
export function parseForm(source: string, concept: string): Form {
  const words: FormWord[] = []
  let gap = 0
  for (const piece of source.trim().split(/\s+/)) {
    if (piece === '~') {
      gap = WORDS_IN_A_GAP
      continue
    }
    const exact = piece.startsWith('=')
    for (const word of wordsOf(piece)) {
      words.push({ exact, value: exact ? word.text : word.stem, gap })
      gap = 0
    }
  }
  if (words.length === 0) throw new TypeError(`Concept ${concept} has a form without a word: "${source}".`)
  return { source, concept, words: joinCompounds(source, words) }
}

/** "web site" in a form is one word in a text, so it is one word here too. */
function joinCompounds(source: string, words: readonly FormWord[]): readonly FormWord[] {
  if (source.includes('~') || source.includes('=')) return words
  return wordsOf(source).map((word) => ({ exact: false, value: word.stem, gap: 0 }))
}

export function formsByFirstWord(forms: readonly Form[]): FormsByFirstWord {
  const byFirst = new Map<string, Form[]>()
  for (const form of forms) {
    const first = form.words[0]
    if (first === undefined) continue
    const key = first.exact ? `=${first.value}` : first.value
    const alike = byFirst.get(key)
    if (alike === undefined) byFirst.set(key, [form])
    else alike.push(form)
  }
  return byFirst
}

/**
 * @throws TypeError where a concept is there twice, or implies one that is not there.
 */
export function compileLexicon(version: string, concepts: readonly Concept[]): Lexicon {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  if (byId.size !== concepts.length) throw new TypeError('The lexicon names a concept twice.')
  for (const concept of concepts) {
    const unknown = Object.keys(concept.implies).find((id) => !byId.has(id))
    if (unknown !== undefined) throw new TypeError(`Concept ${concept.id} implies ${unknown}, which is not there.`)
  }
  const formsOf = (side: Side): readonly Form[] =>
    concepts.flatMap((concept) => [...concept.both, ...concept[side]].map((form) => parseForm(form, concept.id)))
  const vocabulary = new Set<string>()
  for (const concept of concepts) {
    for (const form of [...concept.both, ...concept.question, ...concept.clause]) {
      for (const word of wordsOf(form)) vocabulary.add(word.text)
    }
  }
  return {
    version,
    concepts: byId,
    forms: { question: formsByFirstWord(formsOf('question')), clause: formsByFirstWord(formsOf('clause')) },
    vocabulary,
  }
}

/** Whether a word of a text is the word a form asks for. */
export function isFormWord(form: FormWord, word: { readonly text: string; readonly stem: string }): boolean {
  return form.exact ? form.value === word.text : form.value === word.stem
}
