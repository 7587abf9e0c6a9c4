import { createHash } from 'node:crypto'
import { featuresOf } from '../../../src/answers/features.ts'
import { schoolLexicon } from '../../../src/answers/lexicon/school-lexicon.ts'
import { slotsOf } from '../../../src/answers/slots.ts'
import { clauseFeatures, questionFeatures, type ThemeFeatures } from '../../../src/answers/themes/theme-features.ts'
import { wordsOf } from '../../../src/answers/words.ts'
import { askedElsewhere, themes } from './examples.ts'

/** One text: what it says, and which classes it is of. */
export interface TrainingRow {
  readonly features: ThemeFeatures
  readonly classes: readonly number[]
}

export const themeIds = themes.map(({ id }) => id)
const placeOf = new Map(themeIds.map((id, at) => [id, at]))

export function questionRows(): readonly TrainingRow[] {
  const asked = themes.flatMap(({ id, questions }) =>
    questions.map(({ text, also }) => ({ text, classes: [id, ...also].map(classOf) })),
  )
  const silent = askedElsewhere.map((text) => ({ text, classes: [themeIds.length] }))
  return [...asked, ...silent].map(({ text, classes }) => {
    const words = wordsOf(text)
    return { features: questionFeatures(words, slotsOf(schoolLexicon, words, ['staff'])), classes }
  })
}

export function clauseRows(): readonly TrainingRow[] {
  return themes.flatMap(({ id, wordings }) =>
    wordings.map((text) => ({
      features: clauseFeatures(featuresOf(schoolLexicon, wordsOf(text))),
      classes: [classOf(id)],
    })),
  )
}

function classOf(id: string): number {
  const at = placeOf.get(id)
  if (at === undefined) throw new RangeError(`An example names the theme ${id}, which is not there.`)
  return at
}

/** Changes with the examples, and with what the lexicon hears in them. */
export function hashOf(rows: readonly TrainingRow[]): string {
  const hash = createHash('sha256')
  for (const { features, classes } of rows)
    hash.update(JSON.stringify([[...features].toSorted(([one], [other]) => (one < other ? -1 : 1)), classes]))
  return hash.digest('hex')
}
