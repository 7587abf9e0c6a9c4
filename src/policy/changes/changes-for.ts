import type { BoundAudience, Clause } from '../policy.ts'
import { isChange } from './compare-clause.ts'
import type { ChangedClause, ClauseChange, PolicyChanges } from './policy-changes.ts'
import { summariseChanged } from './summarise.ts'

/**
 * Pure. The changes as they concern somebody in these audiences: clauses that bind them, or did. That a clause which
 * binds them all along now binds others too is nothing to them. The declaration concerns everybody.
 */
export function changesFor(changes: PolicyChanges, audiences: readonly BoundAudience[]): PolicyChanges {
  const binds = (clause: Clause) => clause.audiences.some((bound) => audiences.includes(bound))
  return {
    ...changes,
    clauses: changes.clauses.flatMap((change) => clauseFor(change, binds)),
    renumbered: changes.renumbered.filter(({ after }) => binds(after)),
    unchanged: changes.unchanged.filter(({ after }) => binds(after)),
  }
}

function clauseFor(change: ClauseChange, binds: (clause: Clause) => boolean): readonly ClauseChange[] {
  switch (change.kind) {
    case 'added':
      return binds(change.after) ? [change] : []
    case 'removed':
      return binds(change.before) ? [change] : []
    case 'changed':
      if (binds(change.before) && binds(change.after)) return boundAllAlong(change)
      return binds(change.before) || binds(change.after) ? [change] : []
  }
}

function boundAllAlong(change: ChangedClause): readonly ChangedClause[] {
  if (change.audiences === null) return [change]
  const own = { ...change, audiences: null }
  return isChange(own) ? [{ ...own, summary: summariseChanged(own) }] : []
}
