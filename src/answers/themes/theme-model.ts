import { z } from 'zod/v4'
import type { Classifier } from './classifier.ts'
import trained from './theme-model.json' with { type: 'json' }

const classifierSchema = z.strictObject({
  features: z.array(z.string()),
  rarity: z.array(z.number()),
  step: z.number(),
  /** Base64 of signed bytes. */
  weights: z.string(),
})

/** As `npm run themes` writes it. */
export const themeModelSchema = z.strictObject({
  /** SHA-256 of what it was trained on. */
  trainedOn: z.string(),
  themes: z.array(z.string()),
  question: classifierSchema,
  clause: classifierSchema,
})
export type ThemeModelFile = z.infer<typeof themeModelSchema>

export interface ThemeModel {
  readonly themes: readonly string[]
  /** Its last class is a question that no policy answers. */
  readonly question: Classifier
  readonly clause: Classifier
}

/** @throws TypeError where the weights are not as many as the features and themes need. */
export function toThemeModel({ themes, question, clause }: ThemeModelFile): ThemeModel {
  return {
    themes,
    question: toClassifier(question, themes.length + 1),
    clause: toClassifier(clause, themes.length),
  }
}

function toClassifier(
  { features, rarity, step, weights: encoded }: ThemeModelFile['question'],
  classes: number,
): Classifier {
  const weights = new Int8Array(Buffer.from(encoded, 'base64'))
  if (weights.length !== (features.length + 1) * classes || rarity.length !== features.length) {
    throw new TypeError(`The theme model has ${weights.length} weights for ${features.length} features.`)
  }
  return {
    features: new Map(features.map((feature, at) => [feature, { at, rarity: rarity[at] ?? 0 }])),
    classes,
    weights,
    step,
  }
}

export const themeModel: ThemeModel = toThemeModel(themeModelSchema.parse(trained))
