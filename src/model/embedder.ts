import { OpenAIEmbeddings } from '@microsoft/teams-ai/lib/embeddings/OpenAIEmbeddings.js'
import { z } from 'zod/v4'
import { type Embedder, ModelFault } from '../answers/model/ports.ts'
import { addressOf, azureApiVersion, type ModelSettings } from './endpoint-settings.ts'
import { noKey, type Wire } from './wire.ts'

const MOST_NUMBERS = 8_192 // no model in use has more
const MOST_BYTES_A_TEXT = 256 * 1_024 // MOST_NUMBERS of 25 characters each, and a little

type Options = ConstructorParameters<typeof OpenAIEmbeddings>[0]
type RequestConfig = NonNullable<Options['requestConfig']>

const answerSchema = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1).max(MOST_NUMBERS) })),
})

/**
 * Embeddings through teams-ai's `OpenAIEmbeddings`, which knows the addresses and bodies of OpenAI and of Azure. Made
 * anew for each request, as its options are the only place for a signal. What is set otherwise than it comes:
 *
 * - it waits 2 and 5 s and asks again after a 429, where somebody waits for the answer: no retries;
 * - it has no timeout, and an error of axios holds the request with its key: our own wire sends instead;
 * - it takes what comes on trust, and sorts by an `index` that may be missing: the wire has parsed it before;
 * - `logRequests` would print the question and stays off.
 */
export function createEmbedder(settings: ModelSettings, model: string, wire: Wire): Embedder {
  return {
    async embed(texts, signal) {
      const expected = { schema: answerSchema, mostBytes: texts.length * MOST_BYTES_A_TEXT }
      const adapter: RequestConfig['adapter'] = async (config) => {
        const data = await wire.post(config.url ?? '', config.data, expected, signal)
        return { data, status: 200, statusText: 'OK', headers: {}, config }
      }
      const embeddings = new OpenAIEmbeddings(optionsFor(settings, model, { adapter }))
      const { output } = await embeddings.createEmbeddings(model, [...texts])
      if (output === undefined) throw new ModelFault('unreadable')
      return output.map((numbers) => Float32Array.from(numbers))
    },
  }
}

function optionsFor(settings: ModelSettings, model: string, requestConfig: RequestConfig): Options {
  const common = { retryPolicy: [], requestConfig }
  const endpoint = addressOf(settings)
  switch (settings.kind) {
    case 'openai':
      return { ...common, apiKey: noKey, endpoint, model }
    case 'azure-openai':
      return { ...common, azureApiKey: noKey, azureEndpoint: endpoint, azureDeployment: model, azureApiVersion }
  }
}
