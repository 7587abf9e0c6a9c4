import type { Campaign, CampaignId } from './campaign.ts'
import type { CampaignPorts } from './ports.ts'

/**
 * Ends a campaign for good: nothing more is sent and nothing more can be signed in it. What was signed stays.
 * A campaign that is over already stays as it is.
 *
 * @returns the campaign as it stands, or `undefined` where there is none of that id
 */
export async function closeCampaign(
  { campaigns }: Pick<CampaignPorts, 'campaigns'>,
  campaignId: CampaignId,
): Promise<Campaign | undefined> {
  if (!(await campaigns.find(campaignId))) return undefined
  return campaigns.update(campaignId, (current) =>
    current.state === 'open' ? { ...current, state: 'closed' } : undefined,
  )
}
