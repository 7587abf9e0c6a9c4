import type { Secret } from '../settings-reader.ts'

/** An endpoint that a school has switched on: with a model for either purpose, or for both. */
export interface ModelSettings {
  readonly kind: 'openai' | 'azure-openai'
  /** Without the `/v1` that OpenAI's paths begin with. */
  readonly endpoint: URL
  readonly key: Secret
  /** The model's name; in Azure the deployment's. */
  readonly rerank?: string
  readonly embeddings?: string
}

// The newest dated version of the inference API that is no preview; teams-ai's own default is of May 2023.
// https://learn.microsoft.com/azure/ai-services/openai/reference
export const azureApiVersion = '2024-10-21'

/** `https://host/path` without a slash at the end: teams-ai's classes add their own. */
export function addressOf({ endpoint }: Pick<ModelSettings, 'endpoint'>): string {
  return endpoint.href.replace(/\/$/, '')
}
