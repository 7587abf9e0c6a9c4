import {
  ConfidentialClientApplication,
  type Configuration,
  type INetworkModule,
  ManagedIdentityApplication,
} from '@azure/msal-node'
import type { AppCredential, AppRegistration } from '../config.ts'
import { carry, toSignInFailure } from './errors.ts'

/** Signs requests to Microsoft Graph; Graph's client asks it before each one. */
export interface AccessTokens {
  getAccessToken(): Promise<string>
}

const GRAPH_SCOPE = 'https://graph.microsoft.com/.default'
/** For whom a managed identity's token is when it vouches for an app registration. */
const TOKEN_EXCHANGE = 'api://AzureADTokenExchange'

/** For a directory that takes any token, as local mode's does. */
export function fixedToken(token: string): AccessTokens {
  return { getAccessToken: async () => token }
}

/**
 * Tokens for Assent's own app registration, kept by MSAL until they run out. Calls at the same moment share one request.
 * A managed identity on its own will not do: installing the Teams app is allowed to the app registration in the manifest.
 *
 * @param options.networkClient stands in for MSAL's own, so that a test can answer for login.microsoftonline.com
 */
export function createAccessTokens(
  registration: AppRegistration,
  options: { readonly networkClient?: INetworkModule } = {},
): AccessTokens {
  const system = { ...(options.networkClient && { networkClient: options.networkClient }) }
  let application: ConfidentialClientApplication | undefined
  let pending: Promise<string> | undefined

  async function acquire(): Promise<string> {
    try {
      application ??= new ConfidentialClientApplication({ auth: authOf(registration, system), system })
      const result = await application.acquireTokenByClientCredential({ scopes: [GRAPH_SCOPE] })
      if (!result?.accessToken) throw new Error('Entra ID answered without a token.')
      return result.accessToken
    } catch (cause) {
      throw carry(toSignInFailure(cause))
    } finally {
      pending = undefined
    }
  }

  return {
    getAccessToken: () => {
      pending ??= acquire()
      return pending
    },
  }
}

type System = { readonly networkClient?: INetworkModule }

function authOf({ clientId, tenantId, credential }: AppRegistration, system: System): Configuration['auth'] {
  return { clientId, authority: `https://login.microsoftonline.com/${tenantId}`, ...proofOf(credential, system) }
}

function proofOf(credential: AppCredential, system: System): Omit<Configuration['auth'], 'clientId'> {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.secret.reveal() }
    case 'certificate':
      return {
        clientCertificate: { thumbprintSha256: credential.thumbprint, privateKey: credential.privateKey.reveal() },
      }
    case 'federated': {
      const identity = new ManagedIdentityApplication({
        managedIdentityIdParams: { userAssignedClientId: credential.managedIdentityClientId },
        system,
      })
      return { clientAssertion: async () => (await identity.acquireToken({ resource: TOKEN_EXCHANGE })).accessToken }
    }
  }
}
