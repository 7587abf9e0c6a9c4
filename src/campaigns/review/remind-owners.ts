import { type Clock, isSchoolHour, schoolDateOf } from '../../clock.ts'
import { listOwners } from '../../people/owners.ts'
import type { Directory } from '../../people/ports.ts'
import type { RoleRules } from '../../people/roles.ts'
import type { AudienceRules } from '../../people/roster.ts'
import type { PolicyStore } from '../../policy/ports.ts'
import type { Campaign } from '../campaign.ts'
import { getVersionOf } from '../version-of.ts'
import type { ReviewMessenger, ReviewReminder, ReviewReminderStore } from './ports.ts'
import { reviewDayOf } from './review-day.ts'
import { decideReviewStep } from './review-step.ts'

export interface RemindOwnersPorts {
  readonly clock: Clock
  readonly policies: PolicyStore
  readonly directory: Directory
  readonly audienceRules: AudienceRules
  readonly roleRules: RoleRules
  readonly reviewReminders: ReviewReminderStore
  readonly reviewMessenger: ReviewMessenger
}

/**
 * Tells the owners of this campaign's policy when its review is near, once a step, on school days in working hours.
 * What was begun is never sent again; what certainly did not go out is tried the next time. For the newest campaign of
 * a policy: an older one's text is not the one to review.
 *
 * @returns how many were told
 * @throws DirectoryError where Entra ID cannot say who they are
 */
export async function remindOwners(ports: RemindOwnersPorts, campaign: Campaign): Promise<number> {
  const now = ports.clock.now()
  if (!isSchoolHour(now)) return 0
  const version = await getVersionOf(ports, campaign)
  const review = reviewDayOf(version.policy, campaign)
  const launchedOn = schoolDateOf(campaign.launchedAt)
  const step = decideReviewStep(review.on, { today: schoolDateOf(now), launchedOn })
  if (step === undefined) return 0
  const begun = await ports.reviewReminders.listBegun({ ...version, reviewOn: review.on, step })
  let told = 0
  for (const owner of await listOwners(ports)) {
    if (begun.has(owner.personId)) continue
    if (await remind(ports, { owner, step, review, campaign, version })) told += 1
  }
  return told
}

export function newestOfEachPolicy(newestFirst: readonly Campaign[]): ReadonlySet<Campaign> {
  return new Set([...Map.groupBy(newestFirst, ({ policyId }) => policyId).values()].flatMap((all) => all.slice(0, 1)))
}

async function remind(
  { reviewReminders, reviewMessenger }: Pick<RemindOwnersPorts, 'reviewReminders' | 'reviewMessenger'>,
  reminder: ReviewReminder,
): Promise<boolean> {
  const {
    version: { policyId, versionId },
    review,
    step,
    owner: { personId },
  } = reminder
  const key = { policyId, versionId, reviewOn: review.on, step, personId }
  // Begun before it is sent: a program that dies in between leaves an owner to be told at the next step.
  if (!(await reviewReminders.begin(key))) return false
  const outcome = await reviewMessenger.sendReviewReminder(reminder)
  if (outcome.kind === 'not-sent') await reviewReminders.withdraw(key)
  return outcome.kind === 'sent'
}
