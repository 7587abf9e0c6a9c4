import { applyCorrections } from './apply-corrections.ts'
import { type Change, type CorrectionRequest, type Deciding, refused } from './change.ts'
import { dateFields, type PolicyDecision } from './correction.ts'
import { policyCorrection } from './new-correction.ts'

/** Title, dates, and whom the policy is for. */
export function decideAboutPolicy(deciding: Deciding, request: CorrectionRequest): Change {
  const { overlay, by, at } = deciding
  const decisions = decisionsOf(request)
  if (decisions.length === 0) {
    return refused(
      'Name a clause, or say what is right for the whole policy: --title, --review-due, --reviewed, --adopted or --for.',
    )
  }
  if (isAboutClauses(request)) return refused('Name the clause that this is about.')
  const kinds = new Set(decisions.map(({ kind }) => kind))
  const drop = new Set(overlay.corrections.filter((each) => each.about === 'policy' && kinds.has(each.decision.kind)))
  const add = decisions.map((decision) => policyCorrection(decision, isAsRead(deciding, decision), { by, at }))
  return { kind: 'change', add, drop }
}

function decisionsOf({ title, dates, scope }: CorrectionRequest): readonly PolicyDecision[] {
  return [
    ...(title === undefined ? [] : [{ kind: 'title' as const, title }]),
    ...dateFields.flatMap((kind) => (dates?.[kind] === undefined ? [] : [{ kind, date: dates[kind] }])),
    ...(scope === undefined ? [] : [{ kind: 'scope' as const, audiences: scope }]),
  ]
}

function isAboutClauses(request: CorrectionRequest): boolean {
  const { audiences, rule, permissionFrom, reportTo, joinWith, isNoClause, isClause, isRight } = request
  return [audiences, rule, permissionFrom, reportTo, joinWith, isNoClause, isClause, isRight].some(
    (each) => each !== undefined && each !== false,
  )
}

/** Whether the reader has it so by itself: then it is no other version. */
function isAsRead({ reading, overlay, by, at }: Deciding, decision: PolicyDecision): boolean {
  const plain = { ...overlay, corrections: [] }
  const decided = { ...plain, corrections: [policyCorrection(decision, false, { by, at })] }
  const [before, after] = [plain, decided].map((each) => JSON.stringify(applyCorrections(reading, each).policy))
  return before === after
}
