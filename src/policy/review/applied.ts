import type { AppliedCorrection } from '../policy.ts'
import type { Corrected } from './apply-corrections.ts'
import { type Correction, isChange } from './correction.ts'

/** What a version keeps of the corrections that made it what it is. */
export function appliedOf({ landed }: Corrected): readonly AppliedCorrection[] {
  return landed.flatMap(({ correction, clauseId }) => {
    const { by, at } = correction
    const told = toldOf(correction)
    return told ? [{ clauseId, ...told, by, at }] : []
  })
}

function toldOf(correction: Correction): Pick<AppliedCorrection, 'field' | 'value'> | undefined {
  if (!isChange(correction)) return undefined
  if (correction.about === 'line') return { field: 'restored', value: correction.line.text }
  const { decision } = correction
  switch (decision.kind) {
    case 'right':
      return undefined
    case 'audiences':
    case 'scope':
      return { field: decision.kind, value: decision.audiences.join(',') }
    case 'rule':
      return { field: 'rule', value: decision.rule }
    case 'permissionFrom':
    case 'reportTo':
      return { field: decision.kind, value: decision.names.join(', ') }
    case 'title':
      return { field: 'title', value: decision.title }
    case 'adoptedOn':
    case 'reviewedOn':
    case 'reviewDueOn':
      return { field: decision.kind, value: decision.date }
    case 'goes-on':
      return { field: 'joined', value: decision.next.text }
    case 'not-a-clause':
      return { field: 'removed', value: correction.about === 'clause' ? correction.clause.text : '' }
  }
}
