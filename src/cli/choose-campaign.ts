import type { Campaign, CampaignId } from '../campaigns/campaign.ts'
import { BadInput } from './ask-bad-input.ts'
import type { CommandContext } from './command-context.ts'

/**
 * @returns the campaign of this id; without an id the newest that is open, else the newest
 * @throws BadInput when there is no such campaign, or none at all
 */
export async function chooseCampaign(
  { campaigns }: CommandContext['stores'],
  id: string | undefined,
): Promise<Campaign> {
  const all = await campaigns.list()
  const [newest] = all
  if (newest === undefined) throw new BadInput('No campaign has been launched yet.')
  if (id === undefined) return all.find(({ state }) => state === 'open') ?? newest
  const chosen = all.find(({ campaignId }) => campaignId === (id as CampaignId)) // only compared, so any text will do
  if (chosen === undefined) throw new BadInput(`There is no campaign ${id}. "assent campaign list" shows them all.`)
  return chosen
}
