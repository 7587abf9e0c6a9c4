import type { ThemeFeatures } from './theme-features.ts'

/** Multinomial logistic regression, as trained: which class a text is of, by its features. */
export interface Classifier {
  /** Each feature's place, and how much more it tells for being rare. */
  readonly features: ReadonlyMap<string, { readonly at: number; readonly rarity: number }>
  readonly classes: number
  /** A row of one weight a class for every feature, and a last one for the classes by themselves. */
  readonly weights: Int8Array
  /** What one step of a weight is worth. */
  readonly step: number
}

/** One number for each class, all together 1. */
export type Likelihoods = Float32Array

export const CLASS_BY_ITSELF = 0.3 // beside a text of length 1

export function classify({ features, classes, weights, step }: Classifier, said: ThemeFeatures): Likelihoods {
  const known = [...said].flatMap(([feature, share]) => {
    const found = features.get(feature)
    return found ? [{ at: found.at, value: share * found.rarity }] : []
  })
  const length = Math.hypot(...known.map(({ value }) => value)) || 1
  const rows = [
    ...known.map(({ at, value }) => ({ at, value: value / length })),
    { at: features.size, value: CLASS_BY_ITSELF },
  ]
  const sums = new Float32Array(classes)
  for (const { at, value } of rows) {
    const share = value * step
    for (let of = 0; of < classes; of += 1) sums[of] = (sums[of] ?? 0) + share * (weights[at * classes + of] ?? 0)
  }
  return toLikelihoods(sums)
}

/** In place: e to the power of each, divided by their sum. */
export function toLikelihoods(sums: Float32Array): Likelihoods {
  const top = sums.reduce((most, sum) => Math.max(most, sum), Number.NEGATIVE_INFINITY)
  let all = 0
  for (let of = 0; of < sums.length; of += 1) all += sums[of] = Math.exp((sums[of] ?? 0) - top)
  for (let of = 0; of < sums.length; of += 1) sums[of] = (sums[of] ?? 0) / all
  return sums
}
