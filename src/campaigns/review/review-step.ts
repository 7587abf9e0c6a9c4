import type { SchoolDate } from '../../clock.ts'
import { addDays, addMonths } from './review-day.ts'

/** How far ahead of the review the owner is told; earliest first. */
export const reviewSteps = ['two-months', 'one-month', 'one-week', 'due'] as const
export type ReviewStep = (typeof reviewSteps)[number]

const beginsOn: Readonly<Record<ReviewStep, (reviewOn: SchoolDate) => SchoolDate>> = {
  'two-months': (reviewOn) => addMonths(reviewOn, -2),
  'one-month': (reviewOn) => addMonths(reviewOn, -1),
  'one-week': (reviewOn) => addDays(reviewOn, -7),
  due: (reviewOn) => reviewOn,
}

/**
 * The one reminder for today: the latest step that has begun, so that a program that was off for a month sends one and
 * not three. A step whose day had come when the policy was sent is nothing that its owner did not know.
 */
export function decideReviewStep(
  reviewOn: SchoolDate,
  { launchedOn, today }: { readonly launchedOn: SchoolDate; readonly today: SchoolDate },
): ReviewStep | undefined {
  const latest = reviewSteps.findLast((step) => beginsOn[step](reviewOn) <= today)
  return latest && beginsOn[latest](reviewOn) > launchedOn ? latest : undefined
}
