import type { Policy } from '../policy.ts'
import { type Comparison, compareClause } from './compare-clause.ts'
import { compareDeclarations } from './compare-declaration.ts'
import { findMoved } from './find-moved.ts'
import { type Match, matchClauses } from './match-clauses.ts'
import type { AddedClause, ClauseChange, PolicyChanges, RemovedClause } from './policy-changes.ts'
import { summariseAdded, summariseRemoved } from './summarise.ts'

// With fewer counterparts than this, a list of differences says less than "read it as new" does.
const LEAST_MATCHED = 0.2

/**
 * Pure. What the newer version of a policy changed, for reading. The work grows with the length of the two texts, however
 * unlike they are.
 */
export function describeChanges(before: Policy, after: Policy): PolicyChanges {
  const matches = matchClauses(before.clauses, after.clauses).toSorted((a, b) => a.after - b.after)
  const moved = findMoved(before.clauses, after.clauses, matches)
  const clauses: Placed[] = [...addedIn(after, matches), ...removedFrom(before, matches)]
  const kept: Exclude<Comparison, { kind: 'changed' }>[] = []
  for (const match of matches) {
    const [older, newer] = [before.clauses[match.before], after.clauses[match.after]]
    if (!older || !newer) continue
    const comparison = compareClause({ before: older, after: newer }, moved.has(match))
    if (comparison.kind === 'changed') clauses.push({ at: match.after, change: comparison })
    else kept.push(comparison)
  }
  const pairsOf = (kind: 'renumbered' | 'unchanged') =>
    kept.filter((pair) => pair.kind === kind).map((pair) => ({ before: pair.before, after: pair.after }))
  return {
    clauses: clauses.sort((a, b) => a.at - b.at).map(({ change }) => change),
    renumbered: pairsOf('renumbered'),
    unchanged: pairsOf('unchanged'),
    declaration: compareDeclarations(before.declaration, after.declaration),
    isRewritten: matches.length < LEAST_MATCHED * Math.max(before.clauses.length, after.clauses.length),
  }
}

interface Placed {
  /** Its position in the newer version; half a step further for what is no longer there. */
  readonly at: number
  readonly change: ClauseChange
}

function addedIn({ clauses }: Policy, matches: readonly Match[]): readonly Placed[] {
  const matched = new Set(matches.map(({ after }) => after))
  return clauses.flatMap((clause, at) => {
    if (matched.has(at)) return []
    const change: AddedClause = { kind: 'added', after: clause, summary: summariseAdded(clause) }
    return [{ at, change }]
  })
}

function removedFrom({ clauses }: Policy, matches: readonly Match[]): readonly Placed[] {
  const counterpart = new Map(matches.map(({ before, after }) => [before, after]))
  let follows = -1
  return clauses.flatMap((clause, index) => {
    const newer = counterpart.get(index)
    if (newer !== undefined) {
      follows = newer
      return []
    }
    const change: RemovedClause = { kind: 'removed', before: clause, summary: summariseRemoved(clause) }
    return [{ at: follows + 0.5, change }]
  })
}
