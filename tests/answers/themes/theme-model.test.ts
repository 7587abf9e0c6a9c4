import { expect, test } from 'vitest'
import { featuresOf } from '../../../src/answers/features.ts'
import { schoolLexicon } from '../../../src/answers/lexicon/school-lexicon.ts'
import { slotsOf } from '../../../src/answers/slots.ts'
import { classify, type Likelihoods } from '../../../src/answers/themes/classifier.ts'
import { clauseFeatures, questionFeatures } from '../../../src/answers/themes/theme-features.ts'
import trained from '../../../src/answers/themes/theme-model.json' with { type: 'json' }
import { themeModel, themeModelSchema, toThemeModel } from '../../../src/answers/themes/theme-model.ts'
import { wordsOf } from '../../../src/answers/words.ts'
import { clauseRows, hashOf, questionRows, themeIds } from './training-rows.ts'

const model = themeModelSchema.parse(trained)

function likeliest(likelihoods: Likelihoods): string {
  const at = likelihoods.indexOf(Math.max(...likelihoods))
  return themeModel.themes[at] ?? 'elsewhere'
}

function ofQuestion(question: string): Likelihoods {
  const words = wordsOf(question)
  return classify(themeModel.question, questionFeatures(words, slotsOf(schoolLexicon, words, ['staff'])))
}

const ofClause = (text: string) => classify(themeModel.clause, clauseFeatures(featuresOf(schoolLexicon, wordsOf(text))))

test('the model was trained on these examples and this lexicon: otherwise run npm run themes', () => {
  expect(model.themes).toEqual(themeIds)
  expect(model.trainedOn).toBe(hashOf([...questionRows(), ...clauseRows()]))
})

test('seven in ten examples are heard as what they are examples of, among 176 themes', () => {
  const rows = questionRows()
  const right = rows.filter(({ features, classes }) => {
    const likelihoods = classify(themeModel.question, features)
    return classes.includes(likelihoods.indexOf(Math.max(...likelihoods)))
  })
  expect(right.length / rows.length).toBeGreaterThan(0.7)
})

test.each([
  [
    'nipping out for a cuppa, fine to leave my screen up?',
    'Staff must lock their computer whenever they walk away from it.',
  ],
  ['a mum wants to be my mate on insta', 'I will not accept parents as friends on social networking sites.'],
])('%s and the clause that answers it are of one theme', (question, clause) => {
  expect(likeliest(ofQuestion(question))).toBe(likeliest(ofClause(clause)))
})

test('what no policy answers is likeliest to be asked elsewhere', () => {
  expect(likeliest(ofQuestion('what time is the staff football on friday'))).toBe('elsewhere')
})

test('likelihoods come to one, whatever is said', () => {
  for (const text of ['', 'zzyzx', 'can i use my phone', 'phone '.repeat(200)]) {
    expect(ofQuestion(text).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 4)
  }
})

test('a model whose weights are not as many as it needs is refused', () => {
  const cut = { ...model, clause: { ...model.clause, weights: model.clause.weights.slice(0, 400) } }
  expect(() => toThemeModel(cut)).toThrow(/weights/)
})
