import { OpenAIModel } from '@microsoft/teams-ai/lib/models/OpenAIModel.js'
import { z } from 'zod/v4'
import { type Choice, ModelFault, type Reranker } from '../answers/model/ports.ts'
import { addressOf, azureApiVersion, type ModelSettings } from './endpoint-settings.ts'
import { complete } from './plain-prompt.ts'
import { promptFor } from './rerank-prompt.ts'
import { noKey, parse, type Wire } from './wire.ts'

const MOST_BYTES = 64 * 1_024 // ten ids are one kilobyte; some servers add usage and timings

type Options = ConstructorParameters<typeof OpenAIModel>[0]
type ClientOptions = NonNullable<Options['clientOptions']>

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ role: z.string(), content: z.string() }) })).min(1),
})

/** Strict: whoever adds a verdict or a remark has not understood what is asked. */
const choiceSchema = z.strictObject({ clauses: z.union([z.literal('none'), z.array(z.string()).min(1).max(50)]) })

/**
 * A re-ranker through teams-ai's `OpenAIModel`, which knows how OpenAI and Azure want to be asked. Made anew for each
 * question, as its options are the only place for a signal. What is set otherwise than it comes:
 *
 * - the openai package behind it asks again twice and waits up to ten minutes: no retries, and our own wire sends;
 * - it prints every error whole to stdout, with the answer's headers and body. So it never meets one: a fault of the
 *   wire is kept aside, the class gets an empty completion, and the fault is thrown once it is done;
 * - its prompts are templates, in which a question with `{{…}}` would be looked up or run: ours are plain.
 */
export function createReranker(settings: ModelSettings, model: string, wire: Wire): Reranker {
  return {
    async rerank(offered, signal) {
      let fault: unknown
      const answer = async (url: string, init?: { readonly body?: unknown }): Promise<Response> => {
        const expected = { schema: completionSchema, mostBytes: MOST_BYTES }
        const completion = await wire.post(url, init?.body, expected, signal).catch((error: unknown) => {
          fault = error
          return { choices: [{ message: { role: 'assistant', content: '' } }] }
        })
        return Response.json(completion)
      }
      // The package is typed for node-fetch; it calls with a text, and reads of a response what every one has.
      const fetch = answer as unknown as ClientOptions['fetch']
      // Without `baseURL` the package would take one from OPENAI_BASE_URL.
      const client = new OpenAIModel(optionsFor(settings, model, { fetch, maxRetries: 0, baseURL: null }))
      const content = await complete(client, model, promptFor(offered))
      if (fault !== undefined) throw fault instanceof ModelFault ? fault : new ModelFault('unreachable')
      return readChoice(content)
    },
  }
}

function optionsFor(settings: ModelSettings, model: string, clientOptions: ClientOptions): Options {
  const common = { clientOptions, useSystemMessages: true }
  const address = addressOf(settings)
  switch (settings.kind) {
    case 'openai':
      return { ...common, apiKey: noKey, endpoint: `${address}/v1`, defaultModel: model }
    case 'azure-openai':
      return { ...common, azureApiKey: noKey, azureEndpoint: address, azureDefaultDeployment: model, azureApiVersion }
  }
}

const fenced = /^```(?:json)?\s*([\s\S]*?)\s*```$/

/** @throws ModelFault `unreadable` for anything but the JSON that was asked for; a code fence around it is let pass */
function readChoice(content: string): Choice {
  const text = content.trim()
  const { clauses } = parse(choiceSchema, fenced.exec(text)?.[1] ?? text)
  return clauses === 'none' ? { kind: 'none' } : { kind: 'order', clauseIds: clauses }
}
