import type { ClauseWords } from '../changes/clause-words.ts'
import { matchClauses } from '../changes/match-clauses.ts'
import type { PolicyId } from '../policy.ts'

/**
 * What a file is to the policies there are. `same`: a text of the policy it is taken for; `new`: of none yet; `another`:
 * it has the title of one and hardly any of its clauses; `looks-like`: it has another title and most of one's clauses.
 */
export type FileRelation =
  | { readonly kind: 'same' | 'new' }
  | { readonly kind: 'another' | 'looks-like'; readonly policyId: PolicyId }

// As where versions are compared: with fewer counterparts than this it is best read as another text.
const LEAST_OF_SAME = 0.2
// Two policies of one school share some of their clauses.
const LEAST_OF_RENAMED = 0.5
/** So few clauses say nothing about which policy they are of. */
const FEW = 5

/** @param known the clauses of each policy's newest text */
export function relateFile(
  clauses: readonly ClauseWords[],
  policyId: PolicyId,
  known: ReadonlyMap<PolicyId, readonly ClauseWords[]>,
): FileRelation {
  const own = known.get(policyId)
  if (own) {
    const isTelling = Math.min(own.length, clauses.length) >= FEW
    return isTelling && shareOf(own, clauses) < LEAST_OF_SAME ? { kind: 'another', policyId } : { kind: 'same' }
  }
  const likely = [...known]
    .filter(([, others]) => Math.min(others.length, clauses.length) >= FEW)
    .map(([id, others]) => ({ id, share: shareOf(others, clauses) }))
    .sort((a, b) => b.share - a.share)[0]
  return likely && likely.share >= LEAST_OF_RENAMED ? { kind: 'looks-like', policyId: likely.id } : { kind: 'new' }
}

function shareOf(before: readonly ClauseWords[], after: readonly ClauseWords[]): number {
  return matchClauses(before, after).length / Math.max(before.length, after.length)
}
