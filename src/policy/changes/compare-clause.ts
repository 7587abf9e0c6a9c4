import type { BoundAudience, Clause } from '../policy.ts'
import { fold, readingOf } from './clause-words.ts'
import type { AudienceChange, ChangedClause, ClausePair } from './policy-changes.ts'
import { reword } from './reword.ts'
import { summariseChanged } from './summarise.ts'

export type Comparison = ChangedClause | ({ readonly kind: 'renumbered' | 'unchanged' } & ClausePair)

/** Pure. What became of one clause. */
export function compareClause({ before, after }: ClausePair, isMoved: boolean): Comparison {
  const isReworded = fold(readingOf(before)) !== fold(readingOf(after))
  const change = {
    kind: 'changed' as const,
    before,
    after,
    rewording: isReworded ? reword(readingOf(before), readingOf(after)) : null,
    isRuleChanged: before.rule !== after.rule || isPermissionChanged(before, after),
    audiences: compareAudiences(before.audiences, after.audiences),
    isMoved,
  }
  if (isChange(change)) return { ...change, summary: summariseChanged(change) }
  return { kind: printedPlace(before) === printedPlace(after) ? 'unchanged' : 'renumbered', before, after }
}

/** Whether anything is left to tell. */
export function isChange(change: Omit<ChangedClause, 'summary'>): boolean {
  return change.rewording !== null || change.isRuleChanged || change.audiences !== null || change.isMoved
}

function isPermissionChanged(before: Clause, after: Clause): boolean {
  const names = ({ permissionFrom }: Clause) =>
    permissionFrom
      .map((name) => name.toLowerCase().replace(/\s/g, ''))
      .toSorted()
      .join('\n')
  return after.rule === 'conditional' && names(before) !== names(after)
}

function compareAudiences(before: readonly BoundAudience[], after: readonly BoundAudience[]): AudienceChange | null {
  const gained = after.filter((audience) => !before.includes(audience))
  const lost = before.filter((audience) => !after.includes(audience))
  return gained.length + lost.length === 0 ? null : { gained, lost }
}

function printedPlace({ number, heading }: Clause): string {
  return [number ?? '', ...heading].map(fold).join('\n')
}
