import type { Clause } from '../policy.ts'
import { type Change, type CorrectionRequest, type Deciding, refused } from './change.ts'
import { type Chosen, changed } from './chosen.ts'
import type { ClauseDecision } from './correction.ts'

/** Whom a clause binds, what it rules, whom it names; or that all of it is right. */
export function decideValues(deciding: Deciding, chosen: Chosen, request: CorrectionRequest): Change {
  const { part, clause, earlier } = chosen
  const wanted = wantedValues(request)
  if (wanted.length === 0 && !request.isRight) {
    return refused(
      'Say what is right: --audience, --rule, --permission-from, --report-to, --join-with, --not-a-clause, --right or --undo.',
    )
  }
  if (wanted.length > 0 && request.isRight) {
    return refused('--right says that nothing is to be changed: leave it out, or the rest.')
  }
  const news = wanted.filter((decision) => !isSo(decision, clause))
  // Back to what the reader has by itself: what was decided before is dropped.
  const isWhole = deciding.corrected.parts.filter(({ inClause }) => inClause === part.inClause).length === 1
  const back = isWhole ? news.filter((decision) => isSo(decision, part.clause)) : []
  const others = news.filter((decision) => !back.includes(decision))
  if (others.length > 0) return changed(deciding, chosen, others, back)
  const isForOtherWords = earlier.some(({ isReworded }) => isReworded)
  // What was decided for other words is right for these: it is kept for these from now on.
  if (isForOtherWords && back.length === 0) return changed(deciding, chosen, [])
  const { audiences, rule } = { ...clause, ...readAgain(back, part.clause) }
  return changed(deciding, chosen, [{ kind: 'right', audiences, rule }], back)
}

function readAgain(back: readonly ClauseDecision[], read: Clause): Partial<Pick<Clause, 'audiences' | 'rule'>> {
  const kinds = back.map(({ kind }) => kind)
  return {
    ...(kinds.includes('audiences') && { audiences: read.audiences }),
    ...(kinds.includes('rule') && { rule: read.rule }),
  }
}

function wantedValues({ audiences, rule, permissionFrom, reportTo }: CorrectionRequest): readonly ClauseDecision[] {
  return [
    ...(audiences ? [{ kind: 'audiences' as const, audiences }] : []),
    ...(rule ? [{ kind: 'rule' as const, rule }] : []),
    ...(permissionFrom ? [{ kind: 'permissionFrom' as const, names: permissionFrom }] : []),
    ...(reportTo ? [{ kind: 'reportTo' as const, names: reportTo }] : []),
  ]
}

export function hasValues(request: CorrectionRequest): boolean {
  return wantedValues(request).length > 0
}

function isSo(decision: ClauseDecision, clause: Clause): boolean {
  switch (decision.kind) {
    case 'audiences':
      return decision.audiences.toSorted().join() === clause.audiences.toSorted().join()
    case 'rule':
      return decision.rule === clause.rule
    case 'permissionFrom':
    case 'reportTo':
      return decision.names.join('\n') === clause[decision.kind].join('\n')
    case 'goes-on':
    case 'not-a-clause':
    case 'right':
      return false
  }
}
