import { ModelFault, type Vector } from './ports.ts'

/**
 * @returns the same vectors, which may be compared with one another
 * @throws ModelFault `unusable-vectors` unless there are as many as expected, all of one length, finite and not nought
 */
export function usable(vectors: readonly Vector[], expected: { readonly count: number; readonly length?: number }) {
  const length = expected.length ?? vectors[0]?.length ?? 0
  const areGood = vectors.length === expected.count && length > 0 && vectors.every((each) => isGood(each, length))
  if (!areGood) throw new ModelFault('unusable-vectors')
  return vectors
}

function isGood(vector: Vector, length: number): boolean {
  // A sum that overflows or meets NaN is not finite, and nought has no direction.
  const size = dot(vector, vector)
  return vector.length === length && Number.isFinite(size) && size > 0
}

/** The cosine of their angle, from -1 to 1; both must be usable. */
export function likeness(one: Vector, other: Vector): number {
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other))
}

function dot(one: Vector, other: Vector): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
