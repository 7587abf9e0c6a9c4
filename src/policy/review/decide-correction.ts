import type { Reading } from '../read-policy.ts'
import { applyCorrections } from './apply-corrections.ts'
import { type Change, type CorrectionRequest, type Deciding, refused } from './change.ts'
import { anchorOf, type Correction, type Overlay } from './correction.ts'
import { decideAboutClause } from './decide-about-clause.ts'
import { decideAboutLine } from './decide-about-line.ts'
import { decideAboutPolicy } from './decide-about-policy.ts'
import { takeBack } from './take-back.ts'

export type CorrectionOutcome =
  | {
      readonly kind: 'corrected'
      readonly overlay: Overlay
      readonly made: readonly Correction[]
      readonly takenBack: readonly Correction[]
    }
  | { readonly kind: 'refused'; readonly problem: string }

/** Pure. What becomes of a policy's corrections when somebody asks for another; nothing where it cannot be. */
export function decideCorrection(
  { reading, overlay, by, at }: Omit<Deciding, 'corrected'>,
  request: CorrectionRequest,
): CorrectionOutcome {
  const deciding = { reading, overlay, by, at, corrected: applyCorrections(reading, overlay) }
  const change = decide(deciding, request)
  if (change.kind === 'refused') return change
  const kept = overlay.corrections.filter((each) => !change.drop.has(each))
  const next = inContext(reading, { ...overlay, corrections: [...kept, ...change.add] })
  if (applyCorrections(reading, next).policy.clauses.length === 0) return refused('Then no clause would be left.')
  const replaced = new Set(change.add.map(({ correctionId }) => correctionId))
  const takenBack = [...change.drop].filter(({ correctionId }) => !replaced.has(correctionId))
  return { kind: 'corrected', overlay: next, made: change.add, takenBack }
}

function decide(deciding: Deciding, request: CorrectionRequest): Change {
  if (request.undo) return takeBack(deciding, request)
  if (request.named === null) return decideAboutPolicy(deciding, request)
  if (request.title ?? request.dates ?? request.scope) {
    return refused('Title, dates and whom the policy is for belong to the whole policy: leave the clause out.')
  }
  return request.named.startsWith('r-') ? decideAboutLine(deciding, request) : decideAboutClause(deciding, request)
}

/** Remembers the text that the corrections were made on, beside the clauses they are about. */
function inContext(reading: Reading, overlay: Overlay): Overlay {
  const { parts, landed } = applyCorrections(reading, { ...overlay, context: [] })
  const about = new Set(landed.map(({ at }) => at))
  const anchors = new Set(
    overlay.corrections.flatMap((each) =>
      each.about === 'clause'
        ? [each.clause.id, ...(each.decision.kind === 'goes-on' ? [each.decision.next.id] : [])]
        : [],
    ),
  )
  const others = parts.filter(({ clause }, at) => !about.has(at) && !anchors.has(clause.id))
  return { ...overlay, context: others.map(({ clause }) => anchorOf(clause)) }
}
