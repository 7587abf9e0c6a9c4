import { createHash } from 'node:crypto'
import type { ClauseAnchor, ClauseDecision, Correction, CorrectionId, PolicyDecision } from './correction.ts'

type Made = { readonly by: string; readonly at: string }

export function clauseCorrection(clause: ClauseAnchor, decision: ClauseDecision, { by, at }: Made): Correction {
  return { about: 'clause', correctionId: idOf([clause.id, decision.kind]), clause, decision, by, at }
}

export function lineCorrection(
  { kind, text }: (Correction & { about: 'line' })['line'],
  isClause: boolean,
  { by, at }: Made,
): Correction {
  return { about: 'line', correctionId: idOf(['line', text]), line: { kind, text }, isClause, by, at }
}

export function policyCorrection(decision: PolicyDecision, isAsRead: boolean, { by, at }: Made): Correction {
  return { about: 'policy', correctionId: idOf(['policy', decision.kind]), decision, isAsRead, by, at }
}

/** The same thing decided again has the same id. */
function idOf(what: readonly string[]): CorrectionId {
  const digits = createHash('sha256').update(JSON.stringify(what), 'utf8').digest('hex').slice(0, 8)
  return `k-${digits}` as CorrectionId // the one place that makes them
}
