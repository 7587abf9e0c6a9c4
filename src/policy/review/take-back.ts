import { type Change, type CorrectionRequest, type Deciding, refused } from './change.ts'
import type { Correction } from './correction.ts'
import { lineId } from './handles.ts'
import { findPart } from './named-part.ts'

/** Takes back one correction by its id, or all of a clause, of a line, or of the policy as a whole. */
export function takeBack(deciding: Deciding, { named, undo: _, ...others }: CorrectionRequest): Change {
  if (Object.values(others).some((each) => each !== undefined && each !== false)) {
    return refused('--undo stands alone: it takes back everything that was decided there.')
  }
  const drop = correctionsNamed(deciding, named)
  if ('problem' in drop) return refused(drop.problem)
  if (drop.length === 0) {
    return refused(
      named === null ? 'Nothing was decided about the policy as a whole.' : `Nothing was decided about ${named}.`,
    )
  }
  return { kind: 'change', add: [], drop: new Set(drop) }
}

function correctionsNamed(
  { overlay, corrected }: Deciding,
  named: string | null,
): readonly Correction[] | { readonly problem: string } {
  const { corrections } = overlay
  if (named === null) return corrections.filter(({ about }) => about === 'policy')
  if (named.startsWith('k-')) return corrections.filter(({ correctionId }) => correctionId === named)
  if (named.startsWith('r-')) {
    return corrections.filter((each) => each.about === 'line' && lineId(each.line).startsWith(named))
  }
  const found = findPart(corrected, named)
  if (found.kind === 'refused') return found
  const next = found.part.clause.id
  return corrected.landed.flatMap(({ correction, at }) => {
    const isItsJoin =
      correction.about === 'clause' && correction.decision.kind === 'goes-on' && correction.decision.next.id === next
    return at === found.at || isItsJoin ? [correction] : []
  })
}
