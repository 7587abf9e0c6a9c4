import type { Campaign, CampaignId } from '../campaigns/campaign.ts'
import type { CampaignStore } from '../campaigns/ports.ts'
import { addressId } from './address-id.ts'
import { problems, WebProblem } from './problems.ts'
import type { TabSession } from './session.ts'

export interface CampaignReader {
  readonly campaigns: CampaignStore
}

// An id nobody gave out finds nothing, so calling it a campaign's gives nobody anything.
const campaignIdInAddress = addressId.transform((text) => text as CampaignId)

/** @throws WebProblem `not-found`, also for another tenant's campaign: its existence is none of this person's business. */
export async function findCampaign(
  { campaigns }: CampaignReader,
  idInAddress: string,
  session: TabSession,
): Promise<Campaign> {
  const campaignId = campaignIdInAddress.safeParse(idInAddress)
  const campaign = campaignId.success ? await campaigns.find(campaignId.data) : undefined
  if (campaign === undefined || campaign.tenantId !== session.tenantId) throw new WebProblem(problems.noSuchCampaign)
  return campaign
}

export async function listCampaigns({ campaigns }: CampaignReader, session: TabSession): Promise<readonly Campaign[]> {
  const all = await campaigns.list()
  return all.filter(({ tenantId }) => tenantId === session.tenantId)
}
