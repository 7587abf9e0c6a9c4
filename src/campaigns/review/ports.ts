import type { SchoolDate } from '../../clock.ts'
import type { Person, PersonId } from '../../people/person.ts'
import type { PolicyId, PolicyVersion, VersionId } from '../../policy/policy.ts'
import type { Campaign } from '../campaign.ts'
import type { SendOutcome } from '../delivery.ts'
import type { ReviewDay } from './review-day.ts'
import type { ReviewStep } from './review-step.ts'

export interface ReviewReminderKey {
  readonly policyId: PolicyId
  readonly versionId: VersionId
  /** A text that is asked for again every year is due for review every year. */
  readonly reviewOn: SchoolDate
  readonly step: ReviewStep
  readonly personId: PersonId
}

/** Which reminders were sent, or may have been. At most one of each reaches an owner. */
export interface ReviewReminderStore {
  /** @returns false where it was begun before: by another program, or by one that died. */
  begin(key: ReviewReminderKey): Promise<boolean>
  /** It certainly did not go out, so it may be begun again. */
  withdraw(key: ReviewReminderKey): Promise<void>
  listBegun(key: Omit<ReviewReminderKey, 'personId'>): Promise<ReadonlySet<PersonId>>
}

export interface ReviewReminder {
  readonly owner: Person
  readonly step: ReviewStep
  readonly review: ReviewDay
  readonly campaign: Campaign
  readonly version: PolicyVersion
}

/** Tells an owner in Teams chat. Never throws for what Teams answered. */
export interface ReviewMessenger {
  sendReviewReminder(reminder: ReviewReminder): Promise<SendOutcome>
}
