import { CLASS_BY_ITSELF, toLikelihoods } from '../../../src/answers/themes/classifier.ts'
import type { ThemeModelFile } from '../../../src/answers/themes/theme-model.ts'
import type { TrainingRow } from './training-rows.ts'

// Chosen on questions of authors who wrote none of the examples; the result hardly depends on them.
const ROUNDS = 100
const RATE = 0.8
const MOMENTUM = 0.9
const SHRINKAGE = 3e-4
const FEWEST_TEXTS = 2 // a word that one example alone has tells nothing of others
const LARGEST_STEP = 127

interface Sparse {
  readonly at: readonly number[]
  readonly values: readonly number[]
  readonly classes: readonly number[]
}

/** Full gradient descent from nought, so that the same rows always give the same weights. */
export function trainClassifier(rows: readonly TrainingRow[], classes: number): ThemeModelFile['question'] {
  const texts = new Map<string, number>()
  for (const { features } of rows) for (const key of features.keys()) texts.set(key, (texts.get(key) ?? 0) + 1)
  const features = [...texts].flatMap(([key, count]) => (count >= FEWEST_TEXTS ? [key] : [])).toSorted()
  const rarity = features.map((key) => Number(Math.sqrt(Math.log(rows.length / (texts.get(key) ?? 1))).toFixed(3)))
  const placeOf = new Map(features.map((key, at) => [key, at]))
  const sparse = rows.map((row) => toSparse(row, placeOf, rarity))
  const weights = descend(sparse, features.length + 1, classes)
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const step = largest / LARGEST_STEP
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / step))
  return { features, rarity, step, weights: Buffer.from(bytes.buffer).toString('base64') }
}

function toSparse(
  { features, classes }: TrainingRow,
  placeOf: ReadonlyMap<string, number>,
  rarity: readonly number[],
): Sparse {
  const known = [...features].flatMap(([key, share]) => {
    const at = placeOf.get(key)
    return at === undefined ? [] : [{ at, value: share * (rarity[at] ?? 0) }]
  })
  const length = Math.hypot(...known.map(({ value }) => value)) || 1
  return {
    at: [...known.map(({ at }) => at), rarity.length],
    values: [...known.map(({ value }) => value / length), CLASS_BY_ITSELF],
    classes,
  }
}

function descend(rows: readonly Sparse[], features: number, classes: number): Float32Array {
  const weights = new Float32Array(features * classes)
  const speed = new Float32Array(features * classes)
  const gradient = new Float32Array(features * classes)
  const sums = new Float32Array(classes)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let at = 0; at < weights.length; at += 1) gradient[at] = SHRINKAGE * (weights[at] ?? 0)
    for (const row of rows) addError(row, { weights, gradient, sums, classes, share: 10 / rows.length })
    for (let at = 0; at < weights.length; at += 1) {
      speed[at] = MOMENTUM * (speed[at] ?? 0) - RATE * (gradient[at] ?? 0)
      weights[at] = (weights[at] ?? 0) + (speed[at] ?? 0)
    }
  }
  return weights
}

interface Descent {
  readonly weights: Float32Array
  readonly gradient: Float32Array
  readonly sums: Float32Array
  readonly classes: number
  readonly share: number
}

function addError(row: Sparse, { weights, gradient, sums, classes, share }: Descent): void {
  sums.fill(0)
  row.at.forEach((at, k) => {
    const value = row.values[k] ?? 0
    for (let of = 0; of < classes; of += 1) sums[of] = (sums[of] ?? 0) + value * (weights[at * classes + of] ?? 0)
  })
  const errors = toLikelihoods(sums)
  for (const of of row.classes) errors[of] = (errors[of] ?? 0) - 1 / row.classes.length
  row.at.forEach((at, k) => {
    const value = (row.values[k] ?? 0) * share
    for (let of = 0; of < classes; of += 1) {
      const place = at * classes + of
      gradient[place] = (gradient[place] ?? 0) + value * (errors[of] ?? 0)
    }
  })
}
