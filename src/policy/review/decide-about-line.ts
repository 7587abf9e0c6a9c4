import { type Change, type CorrectionRequest, type Deciding, refused } from './change.ts'
import { indexesNamed, lineId } from './handles.ts'
import { lineCorrection } from './new-correction.ts'

/** A line that the reader left out: a clause after all, or rightly left out. */
export function decideAboutLine({ reading, overlay, by, at }: Deciding, request: CorrectionRequest): Change {
  const { leftOut } = reading.notes
  const found = indexesNamed(
    request.named ?? '',
    leftOut.map((line) => ({ id: lineId(line), number: null })),
  )
  const line = leftOut[found[0] ?? -1]
  if (line === undefined || found.length > 1) {
    return refused(
      `No line that was left out is called ${request.named}. "assent policy review FILE --all" shows them.`,
    )
  }
  if (request.isClause === true && request.isRight) return refused('Choose one of --is-a-clause and --right.')
  if (!request.isClause && !request.isRight) {
    return refused(
      'Of a line that was left out, say --is-a-clause, or --right. Whom it binds can be said once it is a clause.',
    )
  }
  const made = lineCorrection(line, request.isClause === true, { by, at })
  const drop = new Set(overlay.corrections.filter(({ correctionId }) => correctionId === made.correctionId))
  return { kind: 'change', add: [made], drop }
}
