import type { CampaignList } from '../../web/api.ts'
import type { ApiClient } from '../api-client.ts'

export async function listCampaigns(api: ApiClient, signal?: AbortSignal): Promise<CampaignList> {
  const response = await api.get('/api/campaigns', signal)
  // Our own server, of the same version as this page.
  return (await response.json()) as CampaignList
}
