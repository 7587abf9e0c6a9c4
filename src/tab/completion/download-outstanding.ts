import type { ApiClient } from '../api-client.ts'

export interface DownloadedFile {
  readonly name: string
  readonly content: Blob
}

export async function downloadOutstanding(api: ApiClient, campaignId: string): Promise<DownloadedFile> {
  const response = await api.get(`/api/campaigns/${encodeURIComponent(campaignId)}/outstanding.csv`)
  const name = /filename="?([^";]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { name: name ?? 'not-yet-signed.csv', content: await response.blob() }
}
