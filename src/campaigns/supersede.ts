import type { Campaign } from './campaign.ts'
import type { CampaignPorts } from './ports.ts'

/** Another open campaign for the same policy, which one of the two must give way to. */
export function isRival(other: Campaign, campaign: Campaign): boolean {
  return other.state === 'open' && other.policyId === campaign.policyId && other.campaignId !== campaign.campaignId
}

/**
 * The later launch of another version of the same policy wins, or of the same one where it says that it renews this
 * campaign; of two in one millisecond, always the same one.
 */
export function isSupersededBy(older: Campaign, newer: Campaign): boolean {
  return isRival(newer, older) && mayReplace(newer, older) && isEarlier(older, newer)
}

/** A campaign for the same text is otherwise a mistake, which would send two cards for it. */
export function mayReplace(newer: Campaign, older: Campaign): boolean {
  return newer.versionId !== older.versionId || newer.renews === older.campaignId
}

export function isEarlier(one: Campaign, other: Campaign): boolean {
  return orderOf(one) < orderOf(other)
}

function orderOf({ launchedAt, campaignId }: Campaign): string {
  return `${launchedAt} ${campaignId}`
}

/** Ends the open campaigns that this one replaces; their cards are refused from now on. Safe to repeat. */
export async function supersedeOlder({ campaigns }: Pick<CampaignPorts, 'campaigns'>, newer: Campaign): Promise<void> {
  for (const older of await campaigns.list()) {
    if (older.state !== 'open' || !isSupersededBy(older, newer)) continue
    await campaigns.update(older.campaignId, (current) =>
      current.state === 'open' ? { ...current, state: 'superseded' } : undefined,
    )
  }
}
