import type { PolicyId } from '../../../src/policy/policy.ts'
import { type Reading, readPolicyWithAccount } from '../../../src/policy/read-policy.ts'
import { applyCorrections, type Corrected } from '../../../src/policy/review/apply-corrections.ts'
import type { CorrectionRequest } from '../../../src/policy/review/change.ts'
import { emptyOverlay, type Overlay } from '../../../src/policy/review/correction.ts'
import { type CorrectionOutcome, decideCorrection } from '../../../src/policy/review/decide-correction.ts'
import type { PolicyReview, ReviewedClause } from '../../../src/policy/review/review.ts'
import { reviewPolicy } from '../../../src/policy/review/review-policy.ts'
import { fileOf } from '../read.ts'

export const noOverlay = emptyOverlay('tablet-policy' as PolicyId)
const made = { by: 'Helen Ward', at: '2026-09-01T08:00:00.000Z' }

export function readingOf(text: string): Reading {
  return readPolicyWithAccount(fileOf(text))
}

export function tryCorrection(
  text: string,
  request: Partial<CorrectionRequest>,
  overlay = noOverlay,
): CorrectionOutcome {
  return decideCorrection({ reading: readingOf(text), overlay, ...made }, { named: null, ...request })
}

/** Every request in turn; one that is refused is a fault of the test. */
export function correct(text: string, requests: readonly Partial<CorrectionRequest>[], overlay = noOverlay): Overlay {
  return requests.reduce((before: Overlay, request) => {
    const outcome = tryCorrection(text, request, before)
    if (outcome.kind === 'refused') throw new Error(outcome.problem)
    return outcome.overlay
  }, overlay)
}

export function corrected(text: string, overlay: Overlay): Corrected {
  return applyCorrections(readingOf(text), overlay)
}

export function review(text: string, overlay = noOverlay): PolicyReview {
  return reviewPolicy(readingOf(text), overlay)
}

export function clauseCalled(reviewed: PolicyReview, handle: string): ReviewedClause {
  const found = reviewed.clauses.find((clause) => clause.handle === handle)
  if (!found)
    throw new Error(`No clause is called ${handle}: ${reviewed.clauses.map((each) => each.handle).join(', ')}`)
  return found
}
