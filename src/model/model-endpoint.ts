import type { ModelEndpoint } from '../answers/model/ports.ts'
import { startBudget } from './budget.ts'
import { createEmbedder } from './embedder.ts'
import type { ModelSettings } from './endpoint-settings.ts'
import { createReranker } from './reranker.ts'
import { createWire } from './wire.ts'

/** @param send answers HTTP; the system's own unless a test stands in for Azure */
export function createModelEndpoint(settings: ModelSettings, send: typeof fetch = fetch): ModelEndpoint {
  const wire = createWire(settings, send)
  const { rerank, embeddings } = settings
  return {
    ...(embeddings !== undefined && { embedder: createEmbedder(settings, embeddings, wire) }),
    ...(rerank !== undefined && { reranker: createReranker(settings, rerank, wire) }),
    startBudget,
  }
}
