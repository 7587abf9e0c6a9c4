import { expect, test } from 'vitest'
import { addMonths, isReviewOverdue, reviewDayOf } from '../../../src/campaigns/review/review-day.ts'
import { decideReviewStep } from '../../../src/campaigns/review/review-step.ts'
import { parseSchoolDate, toInstant } from '../../../src/clock.ts'

const launchedAt = toInstant(Date.parse('2026-09-01T08:00:00Z'))

test.each([
  ['2027-09-04', '2027-09-04', '2027-09-04'],
  ['2027-09', '2027-09-01', '2027-09'],
  ['2028', '2028-01-01', '2028'],
])('a review due %s is prepared for by %s', (reviewDueOn, on, stated) => {
  expect(reviewDayOf({ reviewDueOn }, { launchedAt })).toEqual({ on, stated })
})

test.each([null, '2020-09', '2026-09'])(
  'with a review date of %s the policy is due a year after it was sent',
  (date) => {
    expect(reviewDayOf({ reviewDueOn: date }, { launchedAt })).toEqual({ on: '2027-09-01', stated: null })
  },
)

test('a review date is overdue when its day, month or year has ended', () => {
  const overdueOn = (reviewDueOn: string | null, today: string) =>
    isReviewOverdue({ reviewDueOn }, parseSchoolDate(today))
  expect(overdueOn('2026-09', '2026-09-30')).toBe(false)
  expect(overdueOn('2026-09', '2026-10-01')).toBe(true)
  expect(overdueOn('2026-09-04', '2026-09-04')).toBe(false)
  expect(overdueOn('2025', '2026-01-01')).toBe(true)
  expect(overdueOn(null, '2026-01-01')).toBe(false)
})

test('months are counted to the last day of a shorter one', () => {
  expect(addMonths(parseSchoolDate('2027-04-30'), -2)).toBe('2027-02-28')
  expect(addMonths(parseSchoolDate('2028-02-29'), 12)).toBe('2029-02-28')
  expect(addMonths(parseSchoolDate('2027-01-15'), -1)).toBe('2026-12-15')
})

const stepOn = (today: string, launchedOn = '2026-09-01') =>
  decideReviewStep(parseSchoolDate('2027-09-01'), {
    today: parseSchoolDate(today),
    launchedOn: parseSchoolDate(launchedOn),
  })

test.each([
  ['2027-06-30', undefined],
  ['2027-07-01', 'two-months'],
  ['2027-07-31', 'two-months'],
  ['2027-08-01', 'one-month'],
  ['2027-08-25', 'one-week'],
  ['2027-08-31', 'one-week'],
  ['2027-09-01', 'due'],
  ['2028-01-01', 'due'],
])('on %s the reminder for a review on 1 September is %s', (today, step) => {
  expect(stepOn(today)).toBe(step)
})

test('nobody is reminded of a step that had begun when the policy was sent', () => {
  expect(stepOn('2027-08-20', '2027-08-10')).toBeUndefined()
  expect(stepOn('2027-08-25', '2027-08-10')).toBe('one-week')
})
