import type { Audience } from '../../people/person.ts'
import type { Analysis } from '../answer-question.ts'
import { eligibleClauses } from '../eligible.ts'
import type { PolicyIndex } from '../policy-index.ts'
import type { Scored } from '../score-clauses.ts'
import type { VectorsOfVersion } from './clause-vectors.ts'
import type { Vector } from './ports.ts'
import { likeness } from './vectors.ts'

const LIKENESS = 0.5 // beside the matcher's best score, which counts 1; no endpoint could be had to fit it on

/**
 * Every clause that may answer this asker: those the matcher found, best first, then those that share no word or
 * concept with the question, as they stand in the policy.
 */
export function eligible(index: PolicyIndex, analysis: Analysis, asker: readonly Audience[]): readonly Scored[] {
  const found = new Set(analysis.ranked.map(({ indexed }) => indexed))
  const others = eligibleClauses(index.clauses, asker, analysis.slots).filter((indexed) => !found.has(indexed))
  return [...analysis.ranked, ...others.map((indexed) => ({ indexed, ...unmatched }))]
}

/** Nothing in it was matched, so nothing in it is ground for a yes. */
const unmatched: Omit<Scored, 'indexed'> = {
  sentence: 0,
  coverage: 0,
  strongest: 0,
  missing: 1,
  sharesThing: false,
  unaskedActs: new Set(),
  score: 0,
}

/** The same clauses, ordered by the matcher's score and by how like the question each is; both as shares of the best. */
export function byLikeness(clauses: readonly Scored[], asked: Vector, vectors: VectorsOfVersion): readonly Scored[] {
  const likenesses = clauses.map(({ indexed }) => {
    const vector = vectors.get(indexed.clause.id)
    return vector === undefined ? undefined : likeness(asked, vector)
  })
  const known = likenesses.filter((one) => one !== undefined)
  const least = Math.min(...known)
  const span = Math.max(...known) - least
  const best = clauses[0]?.score ?? 0
  const weighed = clauses.map((clause, at) => {
    const own = likenesses[at]
    // Models differ in how unlike two texts can be, so only the place between the least and the most like one counts.
    const alike = own === undefined || span <= 0 ? 0 : (own - least) / span
    return { clause, worth: (best > 0 ? clause.score / best : 0) + LIKENESS * alike }
  })
  return weighed.toSorted((one, other) => other.worth - one.worth).map(({ clause }) => clause)
}
