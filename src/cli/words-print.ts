import type { WordSuggestion } from '../answers/curation/suggest-words.ts'
import type { Addition, Muting } from '../answers/curation/word-rules.ts'
import { schoolLexicon } from '../answers/lexicon/school-lexicon.ts'
import { conceptsMeant, type SchoolWord } from '../answers/lexicon/school-words.ts'
import { leadAsJson, leadAsText } from './lead-print.ts'
import { times } from './questions-print.ts'
import { oneOf } from './word-problems.ts'
import type { Effects } from './words-effect.ts'

export function suggestionsAsText(suggestions: readonly WordSuggestion[]): string {
  if (suggestions.length === 0) return 'Every word people have asked with is known.\n'
  const all = suggestions.map(({ word, asked, questions, perhaps }) =>
    [
      `${word}  (asked ${times(asked)})`,
      ...questions.map((question) => `  “${question}”`),
      ...perhaps.map(([name, ...others]) => {
        const also = others.length > 0 ? ` (${others.join(', ')})` : ''
        return `  Perhaps ${name}${also}: assent words add "${word}" --means "${name}"`
      }),
    ].join('\n'),
  )
  return `${all.join('\n\n')}\n`
}

interface OwnWord {
  readonly word: string
  readonly means: string | null
  readonly muted: boolean
  readonly since: string
  /** False where this Assent no longer knows the word it is explained by. */
  readonly inUse: boolean
}

export function ownWordsAsJson(words: readonly SchoolWord[]): readonly OwnWord[] {
  return words
    .map(
      (each): OwnWord => ({
        word: each.word,
        means: each.kind === 'added' ? each.means : null,
        muted: each.kind === 'muted',
        since: each.since,
        inUse: each.kind === 'muted' || conceptsMeant(schoolLexicon, each.means).length === 1,
      }),
    )
    .toSorted((one, other) => (one.word < other.word ? -1 : one.word > other.word ? 1 : Number(other.muted) - 1))
}

export function ownWordsAsText(words: readonly SchoolWord[]): string {
  if (words.length === 0) return 'The school has no words of its own yet. "assent words" suggests some.\n'
  const lines = ownWordsAsJson(words).map(({ word, means, since, inUse }) => {
    const says = means === null ? 'muted' : `means “${means}”`
    return `${word}  ${says}, since ${since}${inUse ? '' : `; Assent no longer knows “${means}”, so it counts for nothing`}`
  })
  return `${lines.join('\n')}\n`
}

type Facts = readonly (readonly [label: string, fact: string])[]

export function additionFacts({ word, meaning, hides, isCommon }: Extract<Addition, { kind: 'accepted' }>): Facts {
  return [
    ['Word', `“${word.word}”`],
    ['Means', `“${word.means}”, which Assent takes as ${oneOf([meaning])}`],
    ...hides.map((hidden): [string, string] => [
      'Mind',
      `A question with these words is no longer taken to speak of “${hidden}” by itself.`,
    ]),
    ...(isCommon
      ? [['Mind', 'This is an everyday word: questions may hold it that mean nothing of the kind.'] as const]
      : []),
  ]
}

export function mutingFacts({ word, meanings, forms }: Extract<Muting, { kind: 'accepted' }>): Facts {
  if (meanings.length === 0) return [['Word', `“${word.word}”, which Assent does not know: it is suggested no more`]]
  return [
    ['Word', `“${word.word}” in questions, and so ${forms.map((form) => `“${form}”`).join(', ')}`],
    ['Not for', oneOf(meanings)],
  ]
}

export function factsAsText(facts: Facts): string {
  return facts.map(([label, fact]) => `${label.padEnd(9)} ${fact}\n`).join('')
}

export function effectsAsText({ changed, unchanged }: Effects): string {
  const rest = unchanged === 1 ? '1 question' : `${unchanged} questions`
  if (changed.length === 0) return `\nNo answer to a question asked so far changes (${rest}).\n`
  const lines = changed.flatMap(({ question, before, after }) => [
    `  “${question.text}” (asked ${times(question.asked)})`,
    `    now   ${leadAsText(before)}`,
    `    then  ${leadAsText(after)}`,
  ])
  return `\nQuestions asked so far that are answered otherwise:\n${lines.join('\n')}\nThe others stay as they are (${rest}).\n`
}

export function effectsAsJson({ changed, unchanged }: Effects): object {
  return {
    changed: changed.map(({ question, before, after }) => ({
      questionId: question.questionId,
      question: question.text,
      asked: question.asked,
      before: leadAsJson(before),
      after: leadAsJson(after),
    })),
    unchanged,
  }
}
