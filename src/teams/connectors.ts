import { ConnectorClient, type ServiceClientCredentials } from 'botframework-connector'
import { z } from 'zod/v4'

const pipelineSchema = z.object({
  removePolicy: z.custom<(policy: { readonly name: string }) => unknown>((value) => typeof value === 'function'),
})
const innardsSchema = z.object({ client: z.object({ pipeline: pipelineSchema.loose() }).loose() }).loose()

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
  for (const name of ['defaultRetryPolicy', 'redirectPolicy'])
    Reflect.apply(pipeline.removePolicy, pipeline, [{ name }])
  return client
}
