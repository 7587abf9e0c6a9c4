import type { ClauseChange } from '../../../policy/changes/policy-changes.ts'
import type { Clause } from '../../../policy/policy.ts'
import { labelOf, startSentence } from './clause-label.ts'

export function clauseLabel(clause: Clause): string {
  return labelOf(clause, {
    under: (number, heading) => `${number} under ${heading}`,
    clauseUnder: (heading) => `a clause under ${heading}`,
    clause: 'a clause',
  })
}

/** What became of a clause, in a sentence; the page shows its words beside it, so they are not quoted again. */
export function changeSummary(change: ClauseChange): string {
  switch (change.kind) {
    case 'added':
      return `${startSentence(clauseLabel(change.after))} is new.`
    case 'removed':
      return `${startSentence(clauseLabel(change.before))} is gone.`
    case 'changed':
      return change.summary
  }
}
