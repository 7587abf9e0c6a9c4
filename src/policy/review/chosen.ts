import type { Clause } from '../policy.ts'
import type { Part } from './apply-corrections.ts'
import type { Change, Deciding } from './change.ts'
import { anchorOf, type ClauseDecision, type Correction } from './correction.ts'
import type { Landed } from './landing.ts'
import { clauseCorrection } from './new-correction.ts'

/** A clause that somebody decides about, with what was decided before. */
export interface Chosen extends Place {
  /** As it stands with every correction. */
  readonly clause: Clause
}

export interface Place {
  readonly at: number
  readonly part: Part
  readonly earlier: readonly Landed[]
}

/**
 * Somebody looked at the clause as it is now, so whatever was decided before is kept for these words. What is decided
 * anew takes the place of the old, and "right" lasts only until something is changed.
 */
export function changed(
  { by, at: when, corrected }: Deciding,
  { at, part, earlier }: Place,
  decisions: readonly ClauseDecision[],
  back: readonly ClauseDecision[] = [],
): Change {
  const anchor = anchorOf(part.clause)
  const made = { by, at: when }
  const settled = new Set<string>([...decisions, ...back].map(({ kind }) => kind).concat('right'))
  const next = corrected.parts.find(({ inClause }, index) => index > at && inClause === part.inClause)
  const drop = new Set<Correction>()
  const add: Correction[] = []
  for (const { correction, isReworded } of earlier) {
    if (correction.about !== 'clause') continue
    const { decision } = correction
    const isSettled = settled.has(decision.kind)
    if (!isSettled && !isReworded) continue
    drop.add(correction)
    if (isSettled) continue
    const now = decision.kind === 'goes-on' && next ? { ...decision, next: anchorOf(next.clause) } : decision
    add.push(clauseCorrection(anchor, now, made))
  }
  return { kind: 'change', add: [...add, ...decisions.map((each) => clauseCorrection(anchor, each, made))], drop }
}
