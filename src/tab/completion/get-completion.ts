import type { CompletionView } from '../../web/api.ts'
import type { ApiClient } from '../api-client.ts'

export async function getCompletion(api: ApiClient, campaignId: string, signal?: AbortSignal): Promise<CompletionView> {
  const response = await api.get(`/api/campaigns/${encodeURIComponent(campaignId)}/completion`, signal)
  // Our own server, of the same version as this page.
  return (await response.json()) as CompletionView
}
