import type { SchoolDate } from '../../clock.ts'
import { safeguarding } from '../incident.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { commonWords, stopWords } from '../lexicon/plain-words.ts'
import { conceptsMeant, foldedWord, formsMeant, type SchoolWord, withSchoolWords } from '../lexicon/school-words.ts'
import { matchForms } from '../match-forms.ts'
import { spellerOf } from '../spelling.ts'
import { wordsOf } from '../words.ts'

/** A concept as a person would name it: everyday words that mean it and nothing else, the plainest first. */
export type EverydayNames = readonly string[]

/** The lexicon that came with Assent, and what the school has said beside it. */
export interface WordsInUse {
  readonly shipped: Lexicon
  readonly words: readonly SchoolWord[]
}

export type Addition =
  | {
      readonly kind: 'accepted'
      readonly word: Extract<SchoolWord, { kind: 'added' }>
      readonly meaning: EverydayNames
      /** Known words inside the phrase, which a question with the phrase no longer speaks of. */
      readonly hides: readonly string[]
      /** An everyday word: questions may hold it that mean nothing of the kind. */
      readonly isCommon: boolean
    }
  | { readonly kind: 'says-nothing' | 'too-long' | 'known-already' | 'meaning-unknown' | 'hides-child-at-risk' }
  /** A short form or slip that every question is read with: "u" is "you". */
  | { readonly kind: 'read-as'; readonly other: string }
  | { readonly kind: 'means-something-else'; readonly meanings: readonly EverydayNames[] }
  | { readonly kind: 'meaning-ambiguous'; readonly choices: readonly EverydayNames[] }

const MOST_LETTERS = 60
const MOST_WORDS = 5 // longer forms match nothing that a second person would type

/** Pure. Whether a school may say that a word means what another does. A word never gets a second meaning by accident. */
export function decideAddition(
  { shipped, words }: WordsInUse,
  { word, means, since }: { readonly word: string; readonly means: string; readonly since: SchoolDate },
): Addition {
  const folded = foldedWord(word)
  const parts = wordsOf(folded)
  if (!parts.some(({ text }) => isTelling(text))) return { kind: 'says-nothing' }
  if (folded.length > MOST_LETTERS || parts.length > MOST_WORDS) return { kind: 'too-long' }
  const slip = parts.map(({ text }) => readAs(text)).find((text) => text !== undefined)
  if (slip !== undefined) return { kind: 'read-as', other: slip }
  const meant = conceptsMeant(shipped, means)
  const [concept, another] = meant
  if (concept === undefined) return { kind: 'meaning-unknown' }
  if (another !== undefined) {
    return { kind: 'meaning-ambiguous', choices: meant.map((id) => everydayNames(shipped, id)) }
  }
  const now = withSchoolWords(shipped, words)
  // Once muted, a word may be given another meaning, whatever it still means in the policy's own text.
  const isMuted = words.some((each) => each.kind === 'muted' && each.word === folded)
  const sides = isMuted ? (['question'] as const) : (['question', 'clause'] as const)
  const taken = [...new Set(sides.flatMap((side) => formsMeant(now, side, folded).map((form) => form.concept)))]
  if (taken.includes(concept)) return { kind: 'known-already' }
  if (taken.length > 0) return { kind: 'means-something-else', meanings: taken.map((id) => everydayNames(shipped, id)) }
  const inside = matchForms(now, 'question', parts).filter(({ concept: id }) => id !== concept)
  if (inside.some(({ concept: id }) => safeguarding.includes(id))) return { kind: 'hides-child-at-risk' }
  return {
    kind: 'accepted',
    word: { kind: 'added', word: folded, means: foldedWord(means), since },
    meaning: everydayNames(shipped, concept),
    hides: [...new Set(inside.map(({ at }) => at.flatMap((place) => parts[place]?.text ?? []).join(' ')))],
    isCommon: parts.length === 1 && commonWords.has(folded),
  }
}

export type Muting =
  | {
      readonly kind: 'accepted'
      readonly word: Extract<SchoolWord, { kind: 'muted' }>
      /** What the lexicon took the word for; empty where it was only suggested. */
      readonly meanings: readonly EverydayNames[]
      /** All that falls silent with it: "snapped" is "snap" to the lexicon. */
      readonly forms: readonly string[]
    }
  | { readonly kind: 'says-nothing' | 'schools-own' | 'muted-already' | 'unknown' | 'tells-of-child-at-risk' }

/** Pure. Whether a school may say that a word does not mean what the lexicon takes it for, or is no word to suggest. */
export function decideMuting(
  { shipped, words }: WordsInUse,
  { word, isSuggested, since }: { readonly word: string; readonly isSuggested: boolean; readonly since: SchoolDate },
): Muting {
  const folded = foldedWord(word)
  if (folded === '') return { kind: 'says-nothing' }
  const own = words.filter((each) => each.word === folded)
  if (own.some(({ kind }) => kind === 'muted')) return { kind: 'muted-already' }
  const forms = formsMeant(shipped, 'question', folded)
  if (forms.length === 0 && own.length > 0) return { kind: 'schools-own' }
  if (forms.length === 0 && !isSuggested) return { kind: 'unknown' }
  const concepts = [...new Set(forms.map(({ concept }) => concept))]
  if (concepts.some((id) => safeguarding.includes(id))) return { kind: 'tells-of-child-at-risk' }
  return {
    kind: 'accepted',
    word: { kind: 'muted', word: folded, since },
    meanings: concepts.map((id) => everydayNames(shipped, id)),
    forms: [...new Set(forms.map(({ source }) => plainForm(source)))],
  }
}

const MOST_NAMES = 3

export function everydayNames(lexicon: Lexicon, conceptId: string): EverydayNames {
  const concept = lexicon.concepts.get(conceptId)
  const forms = [...(concept?.both ?? []), ...(concept?.question ?? [])]
  // "take ~ home" is said with something between, so it is a name only where there is no better one.
  const plainestFirst = forms.toSorted((one, other) => Number(one.includes('~')) - Number(other.includes('~')))
  const names = plainestFirst.map(plainForm).filter((form) => conceptsMeant(lexicon, form).join() === conceptId)
  return [...new Set(names)].slice(0, MOST_NAMES)
}

/** A form without its signs: `=watched`, `take ~ home`. */
function plainForm(source: string): string {
  return source.replaceAll('=', '').replaceAll(/\s*~\s*/g, ' ')
}

function isTelling(text: string): boolean {
  return text.length > 1 && !/^\d+$/.test(text) && !stopWords.has(text)
}

/** A speller that knows the word mends only what it always mends. */
function readAs(text: string): string | undefined {
  return spellerOf(new Set([text]))(text)
}
