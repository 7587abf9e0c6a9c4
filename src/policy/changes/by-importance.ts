import { fold } from './clause-words.ts'
import type { ChangedClause, ClauseChange, PolicyChanges } from './policy-changes.ts'

/**
 * Pure. One plain sentence a change, what changes somebody's day first: what is new or ruled otherwise, what is signed,
 * what is worded otherwise or gone, and last what only moved. A reworded lead-in is told once for all it leads into.
 */
export function summariesByImportance({ clauses, declaration }: PolicyChanges): readonly string[] {
  const lines = withoutEchoes(clauses).map((change) => ({ rank: rankOf(change), summary: change.summary }))
  if (declaration) lines.push({ rank: 1, summary: declaration.summary })
  return lines.sort((a, b) => a.rank - b.rank).map(({ summary }) => summary)
}

function withoutEchoes(clauses: readonly ClauseChange[]): readonly ClauseChange[] {
  const told = new Set(clauses.flatMap((change) => (change.kind === 'changed' ? [fold(change.after.text)] : [])))
  return clauses.filter((change) => {
    if (change.kind !== 'changed' || !isOnlyLedOtherwise(change)) return true
    const leadIn = fold(change.after.leadIn ?? '')
    const isFirst = !told.has(leadIn)
    told.add(leadIn)
    return isFirst
  })
}

function isOnlyLedOtherwise({ before, after, isRuleChanged, audiences, isMoved }: ChangedClause): boolean {
  return fold(before.text) === fold(after.text) && !isRuleChanged && audiences === null && !isMoved
}

function rankOf(change: ClauseChange): number {
  switch (change.kind) {
    case 'added':
      return 0
    case 'removed':
      return 2
    case 'changed':
      if (change.isRuleChanged || change.audiences !== null) return 0
      return change.rewording === null ? 3 : 2
  }
}
