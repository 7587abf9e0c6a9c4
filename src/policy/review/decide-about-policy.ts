import { isAsRead } from './apply-corrections.ts'
import { type Change, type CorrectionRequest, type Deciding, refused } from './change.ts'
import { dateFields, type PolicyDecision } from './correction.ts'
import { policyCorrection } from './new-correction.ts'

/** Title, dates, and whom the policy is for. */
export function decideAboutPolicy(deciding: Deciding, request: CorrectionRequest): Change {
  const { reading, overlay, by, at } = deciding
  const decisions = decisionsOf(deciding, request)
  if (decisions.length === 0) {
    return refused(
      'Name a clause, or say what is right for the whole policy: --title, --review-due, --reviewed, --adopted or --for.',
    )
  }
  if (isAboutClauses(request)) return refused('Name the clause that this is about.')
  const kinds = new Set(decisions.map(({ kind }) => kind))
  const drop = new Set(overlay.corrections.filter((each) => each.about === 'policy' && kinds.has(each.decision.kind)))
  const add = decisions.map((decision) => policyCorrection(decision, isAsRead(reading, overlay, decision), { by, at }))
  return { kind: 'change', add, drop }
}

function decisionsOf(
  { reading: { policy } }: Deciding,
  { title, dates, scope }: CorrectionRequest,
): readonly PolicyDecision[] {
  return [
    ...(title === undefined ? [] : [{ kind: 'title' as const, title }]),
    ...dateFields.flatMap((kind) => {
      const date = dates?.[kind]
      return date === undefined ? [] : [{ kind, date, read: policy[kind] }]
    }),
    ...(scope === undefined ? [] : [{ kind: 'scope' as const, audiences: scope }]),
  ]
}

function isAboutClauses(request: CorrectionRequest): boolean {
  const { audiences, rule, permissionFrom, reportTo, joinWith, isNoClause, isClause, isRight } = request
  return [audiences, rule, permissionFrom, reportTo, joinWith, isNoClause, isClause, isRight].some(
    (each) => each !== undefined && each !== false,
  )
}
