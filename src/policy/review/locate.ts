import { fold } from '../changes/clause-words.ts'
import { matchClauses } from '../changes/match-clauses.ts'
import type { ClauseId } from '../policy.ts'
import type { ClauseAnchor, Overlay } from './correction.ts'

/** For each clause that was decided about, where it stands in another text, and whether it says the same there. */
export type Located = ReadonlyMap<ClauseId, { readonly at: number; readonly isSame: boolean }>

/** Finds the clauses that somebody decided about in another text of the policy. Those that are gone are in no entry. */
export function locateAnchors({ corrections, context }: Overlay, clauses: readonly ClauseAnchor[]): Located {
  const anchors = new Map(
    corrections
      .flatMap((each) => (each.about === 'clause' ? [each.clause, ...nextOf(each.decision)] : []))
      .map((anchor) => [anchor.id, anchor]),
  )
  const before = [...anchors.values(), ...context.filter(({ id }) => !anchors.has(id))]
  return new Map(
    matchClauses(before, clauses).flatMap(({ before: older, after: at }) => {
      const [anchor, clause] = [before[older], clauses[at]]
      if (!anchor || !clause || !anchors.has(anchor.id)) return []
      return [[anchor.id, { at, isSame: wordsOf(anchor) === wordsOf(clause) }] as const]
    }),
  )
}

function nextOf(decision: { readonly kind: string; readonly next?: ClauseAnchor }): readonly ClauseAnchor[] {
  return decision.next ? [decision.next] : []
}

function wordsOf({ leadIn, text }: ClauseAnchor): string {
  return `${fold(leadIn ?? '')}\n${fold(text)}`
}
