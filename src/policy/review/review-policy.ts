import type { Policy } from '../policy.ts'
import type { Reading } from '../read-policy.ts'
import { applyCorrections, type Corrected } from './apply-corrections.ts'
import { audienceDoubts, whyAudience } from './audience-doubts.ts'
import type { Correction, Overlay } from './correction.ts'
import { correctionWords } from './correction-words.ts'
import type { Doubt } from './doubt.ts'
import { clauseHandles } from './handles.ts'
import type { Landed } from './landing.ts'
import type { PolicyReview, ReviewedClause, ToldCorrection } from './review.ts'
import { reviewLines } from './review-lines.ts'
import { reviewWhole } from './review-whole.ts'
import { ruleDoubts, whyRule } from './rule-doubts.ts'
import { type ShapeDoubts, shapeDoubtsFrom } from './shape-doubts.ts'

/** Pure. What the reader made of a file, as people corrected it, and what is uncertain about it. */
export function reviewPolicy(reading: Reading, overlay: Overlay): PolicyReview {
  const corrected = applyCorrections(reading, overlay)
  const clauses = reviewClauses(reading, corrected)
  const uncertain = clauses.filter(({ doubts }) => doubts.length > 0)
  return {
    policyId: overlay.policyId,
    title: corrected.policy.title,
    contentHash: corrected.policy.contentHash,
    counts: {
      clauses: clauses.length,
      uncertain: uncertain.length,
      checkAgain: clauses.filter(isReworded).length,
      corrections: corrected.landed.length,
    },
    facts: reviewWhole(reading, corrected),
    clauses: clauses.toSorted((a, b) => urgencyOf(b) - urgencyOf(a) || a.position - b.position),
    leftOut: reviewLines(reading, corrected),
    gone: corrected.gone.map((correction) => toldCorrection({ correction, isReworded: false })),
    notices: reading.policy.notices,
  }
}

function reviewClauses({ notes }: Reading, corrected: Corrected): readonly ReviewedClause[] {
  const { policy, parts, landed } = corrected
  const own = clauseHandles(parts.map(({ clause }) => clause))
  const shapeDoubts = shapeDoubtsFrom(notes)
  const membersOf = Map.groupBy(parts.keys(), (at) => parts[at]?.inClause ?? -1)
  const landedAt = Map.groupBy(landed, ({ at }) => at ?? -1)
  return policy.clauses.map((clause, index) => {
    const members = membersOf.get(index) ?? []
    const next = membersOf.get(index + 1)?.[0] ?? -1
    const previous = membersOf.get(index - 1)?.[0] ?? -1
    const made = members.flatMap((at) => landedAt.get(at) ?? [])
    const first = members[0] ?? -1
    const { id, number, heading, leadIn, text, audiences, rule, permissionFrom, reportTo } = clause
    return {
      clauseId: id,
      handle: own[first] ?? id,
      position: index + 1,
      number,
      heading,
      leadIn,
      text,
      audiences,
      whyAudiences: isDecided(made, 'audiences') ? 'somebody said so' : whyAudience(clause, corrected.scopes(clause)),
      rule,
      whyRule: isDecided(made, 'rule') ? 'somebody said so' : whyRule(clause),
      permissionFrom,
      reportTo,
      doubts: openDoubts(policy, index, { corrected, made, shapeDoubts }),
      corrections: made.map(toldCorrection),
      previousHandle: own[previous] ?? null,
      nextHandle: own[next] ?? null,
    }
  })
}

interface Known {
  readonly corrected: Corrected
  readonly made: readonly Landed[]
  readonly shapeDoubts: ShapeDoubts
}

/** Somebody who decided about a clause has settled what it was about. */
function openDoubts({ clauses }: Policy, index: number, { corrected, made, shapeDoubts }: Known): readonly Doubt[] {
  const clause = clauses[index]
  if (clause === undefined || made.some((each) => isRightStill(each, clause))) return []
  const isSettled = (about: Doubt['about']) =>
    (about === 'audience' && isDecided(made, 'audiences')) ||
    (about === 'rule' && isDecided(made, 'rule')) ||
    ((about === 'joined' || about === 'cut') && isDecided(made, 'goes-on'))
  return [
    ...audienceDoubts(clause, corrected.scopes(clause)),
    ...ruleDoubts(clause),
    ...shapeDoubts(clause, clauses[index - 1]),
  ]
    .filter(({ about }) => !isSettled(about))
    .toSorted((a, b) => b.weight - a.weight)
}

function isRightStill(
  { correction }: Landed,
  { audiences, rule }: Pick<ReviewedClause, 'audiences' | 'rule'>,
): boolean {
  if (correction.about !== 'clause' || correction.decision.kind !== 'right') return false
  return correction.decision.rule === rule && correction.decision.audiences.join() === audiences.join()
}

function isDecided(made: readonly Landed[], kind: string): boolean {
  return made.some(({ correction }) => correction.about === 'clause' && correction.decision.kind === kind)
}

function isReworded({ corrections }: Pick<ReviewedClause, 'corrections'>): boolean {
  return corrections.some((each) => each.isReworded)
}

const CHECK_AGAIN = 100

function urgencyOf(clause: ReviewedClause): number {
  const worst = Math.max(0, ...clause.doubts.map(({ weight }) => weight))
  return (isReworded(clause) ? CHECK_AGAIN : 0) + worst
}

export function toldCorrection({ correction, isReworded }: Pick<Landed, 'correction' | 'isReworded'>): ToldCorrection {
  const { correctionId, by, at } = correction
  return { correctionId, words: correctionWords(correction), by, at, text: textOf(correction), isReworded }
}

function textOf(correction: Correction): string | null {
  switch (correction.about) {
    case 'clause':
      return correction.clause.text
    case 'line':
      return correction.line.text
    case 'policy':
      return null
  }
}
