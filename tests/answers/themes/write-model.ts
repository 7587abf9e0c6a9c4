// Trains the theme model on the examples and writes it: npm run themes, after a change to the examples or the lexicon.
import { writeFileSync } from 'node:fs'
import type { ThemeModelFile } from '../../../src/answers/themes/theme-model.ts'
import { trainClassifier } from './train.ts'
import { clauseRows, hashOf, questionRows, themeIds } from './training-rows.ts'

const [questions, clauses] = [questionRows(), clauseRows()]
const model: ThemeModelFile = {
  trainedOn: hashOf([...questions, ...clauses]),
  themes: themeIds,
  question: trainClassifier(questions, themeIds.length + 1),
  clause: trainClassifier(clauses, themeIds.length),
}
const file = new URL('../../../src/answers/themes/theme-model.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(model, null, 1)}\n`)
console.error(`Trained on ${questions.length} questions and ${clauses.length} clauses of ${themeIds.length} themes.`)
