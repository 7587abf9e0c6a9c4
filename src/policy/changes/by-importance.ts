import type { ClauseChange, PolicyChanges } from './policy-changes.ts'

/**
 * Pure. One plain sentence a change, what changes somebody's day first: what is new or ruled otherwise, what is signed,
 * what is worded otherwise or gone, and last what only moved.
 */
export function summariesByImportance({ clauses, declaration }: PolicyChanges): readonly string[] {
  const lines = clauses.map((change) => ({ rank: rankOf(change), summary: change.summary }))
  if (declaration) lines.push({ rank: 1, summary: declaration.summary })
  return lines.sort((a, b) => a.rank - b.rank).map(({ summary }) => summary)
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
