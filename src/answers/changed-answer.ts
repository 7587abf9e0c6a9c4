import { describeChanges } from '../policy/changes/describe-changes.ts'
import type { ClauseChange, PolicyChanges } from '../policy/changes/policy-changes.ts'
import type { Clause, Policy } from '../policy/policy.ts'
import type { Answer } from './answer.ts'
import { wordsOf } from './words.ts'

/** One question answered from one text. */
export interface AnswerOf {
  readonly policy: Policy
  readonly answer: Answer
}

/** The clause that leads is the one that led, in other words or ruling otherwise; or it is another one, or there is none. */
export type AnswerChange = 'same-clause' | 'other-clause'

/**
 * Pure. What the newer text itself changed about an answer: the clause that leads is new or changed, or the one that led
 * is gone or changed. A clause that was only moved or renumbered, whose audiences grew or whose commas did, changes
 * nothing; nor does another order of clauses that both texts have, which is the matcher's doing and not the policy's.
 */
export function findAnswerChange(before: AnswerOf, now: AnswerOf): AnswerChange | undefined {
  const led = before.answer.clauses[0]
  const leads = now.answer.clauses[0]
  if (led === undefined && leads === undefined) return undefined
  const changes = describeChanges(before.policy, now.policy)
  const isSameClause = led !== undefined && leads !== undefined && counterpartOf(changes, led)?.id === leads.id
  const concerning = changes.clauses.filter(
    (change) =>
      (change.kind !== 'removed' && change.after.id === leads?.id) ||
      (change.kind !== 'added' && change.before.id === led?.id),
  )
  const isChanged = concerning.some((change) => isOfSubstance(change) || (!isSameClause && isOfAudience(change)))
  return isChanged ? (isSameClause ? 'same-clause' : 'other-clause') : undefined
}

function counterpartOf(changes: PolicyChanges, clause: Clause): Clause | undefined {
  const changed = changes.clauses.filter((change) => change.kind === 'changed')
  return [...changes.unchanged, ...changes.renumbered, ...changed].find(({ before }) => before.id === clause.id)?.after
}

function isOfSubstance(change: ClauseChange): boolean {
  if (change.kind !== 'changed') return true
  return change.isRuleChanged || (change.rewording !== null && plain(change.before) !== plain(change.after))
}

/** A rule that came to bind somebody, or ceased to. */
function isOfAudience(change: ClauseChange): boolean {
  return change.kind === 'changed' && change.audiences !== null
}

function plain({ leadIn, text }: Clause): string {
  return wordsOf(`${leadIn ?? ''} ${text}`)
    .map((word) => word.text)
    .join(' ')
}
