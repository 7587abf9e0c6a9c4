import { type SchoolDate, schoolDateOf } from '../../clock.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Campaign } from '../campaign.ts'

/** When a policy is to be looked at again, and asked for again. */
export interface ReviewDay {
  readonly on: SchoolDate
  /** As the policy says it, `2027`, `2027-09` or `2027-09-04`; null where it says nothing that still lies ahead. */
  readonly stated: string | null
}

/**
 * The first day that the policy's own review date allows, so that nobody is told too late. A policy that names none,
 * or one that had passed when it was sent, is due a year after it was sent: people sign every year.
 */
export function reviewDayOf(
  { reviewDueOn }: Pick<Policy, 'reviewDueOn'>,
  { launchedAt }: Pick<Campaign, 'launchedAt'>,
): ReviewDay {
  const launchedOn = schoolDateOf(launchedAt)
  const stated = reviewDueOn && firstDayOf(reviewDueOn)
  if (stated && stated > launchedOn) return { on: stated, stated: reviewDueOn }
  return { on: addMonths(launchedOn, 12), stated: null }
}

/** Whether the policy's own review date has passed on this day. A date that names a month passes with its last day. */
export function isReviewOverdue({ reviewDueOn }: Pick<Policy, 'reviewDueOn'>, today: SchoolDate): boolean {
  return reviewDueOn !== null && today.slice(0, reviewDueOn.length) > reviewDueOn
}

function firstDayOf(date: string): SchoolDate {
  return `${date}-01-01`.slice(0, 'YYYY-MM-DD'.length) as SchoolDate // the schema of a policy has checked what stands before
}

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(day: SchoolDate, months: number): SchoolDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)))
}

export function addDays(day: SchoolDate, days: number): SchoolDate {
  return isoDay(Date.parse(day) + days * 86_400_000)
}

function isoDay(epochMs: number): SchoolDate {
  return new Date(epochMs).toISOString().slice(0, 'YYYY-MM-DD'.length) as SchoolDate // a real day by construction
}
