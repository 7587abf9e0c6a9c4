import { ConnectorClient, type ServiceClientCredentials } from 'botframework-connector'
import { z } from 'zod/v4'

interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown
  getOrderedPolicies(): readonly { readonly name: string }[]
}

// Handed on as it is: a parsed copy would be changed in place of the client's own.
const innardsSchema = z.object({ client: z.object({ pipeline: z.custom<Pipeline>(isPipeline) }) })
const unwanted = ['defaultRetryPolicy', 'redirectPolicy']

/** Teams' connector, one client kept for each address. */
export interface Connectors {
  /** One HTTP call for each call of the client: no retries, no redirects. */
  clientFor(serviceUrl: string): Promise<ConnectorClient>
  /** Asks for the bot's token, so that a failure to get one is known before anything is sent. */
  warmUp(): Promise<void>
}

export function createConnectors(getCredentials: () => Promise<ServiceClientCredentials>): Connectors {
  const kept = new Map<string, ConnectorClient>()
  return {
    async clientFor(serviceUrl) {
      const known = kept.get(serviceUrl)
      if (known) return known
      const client = withoutRetries(new ConnectorClient(await getCredentials(), { baseUri: serviceUrl }))
      kept.set(serviceUrl, client)
      return client
    },
    async warmUp() {
      const credentials = await getCredentials()
      if (
        'getToken' in credentials &&
        typeof credentials.getToken === 'function' &&
        'appId' in credentials &&
        credentials.appId
      ) {
        await credentials.getToken()
      }
    },
  }
}

/**
 * The SDK sends a POST up to four times when an answer is lost, which puts the card there twice, and its documented
 * switches for that do nothing. The pipeline is private in its types but not in fact.
 *
 * @throws Error when an SDK update has moved it: better no card than two.
 */
function withoutRetries(client: ConnectorClient): ConnectorClient {
  const { pipeline } = innardsSchema.parse(client).client
  for (const name of unwanted) pipeline.removePolicy({ name })
  const left = pipeline.getOrderedPolicies().filter(({ name }) => unwanted.includes(name))
  if (left.length > 0) throw new Error(`The connector client still has ${left[0]?.name}.`)
  return client
}

function isPipeline(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'removePolicy' in value && 'getOrderedPolicies' in value
}
