import type { ClauseChange } from '../../../policy/changes/policy-changes.ts'
import type { Clause } from '../../../policy/policy.ts'
import { labelOf } from './clause-label.ts'

export function clauseLabel(clause: Clause): string {
  return labelOf(clause, {
    under: (number, heading) => `${number} under ${heading}`,
    clauseUnder: (heading) => `a clause under ${heading}`,
    clause: 'a clause',
  })
}

/** Goes after “New:” and the like. The page shows the clause’s words below it, so they are not quoted. */
export function changeSummary(change: ClauseChange): string {
  switch (change.kind) {
    case 'added':
      return clauseLabel(change.after)
    case 'removed':
      return clauseLabel(change.before)
    case 'changed':
      return change.summary
  }
}
