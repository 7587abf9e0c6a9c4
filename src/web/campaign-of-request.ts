import type { Campaign, CampaignId } from '../campaigns/campaign.ts'
import type { CampaignStore } from '../campaigns/ports.ts'
import { problems, WebProblem } from './problems.ts'
import type { TabSession } from './session.ts'

export interface CampaignPorts {
  readonly campaigns: CampaignStore
}

/** @throws WebProblem `not-found`, also for another tenant's campaign: its existence is none of this person's business. */
export async function findCampaign(
  { campaigns }: CampaignPorts,
  campaignId: string,
  session: TabSession,
): Promise<Campaign> {
  // A made-up id finds nothing, so calling it an id gives nobody anything.
  const campaign = await campaigns.find(campaignId as CampaignId)
  if (campaign === undefined || campaign.tenantId !== session.tenantId) throw new WebProblem(problems.noSuchCampaign)
  return campaign
}

export async function listCampaigns({ campaigns }: CampaignPorts, session: TabSession): Promise<readonly Campaign[]> {
  const all = await campaigns.list()
  return all.filter(({ tenantId }) => tenantId === session.tenantId)
}
