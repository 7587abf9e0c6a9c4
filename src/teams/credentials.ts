import {
  AppCredentials,
  AuthenticationConstants,
  CertificateServiceClientCredentialsFactory,
  FederatedServiceClientCredentialsFactory,
  MicrosoftAppCredentials,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from 'botframework-connector'
import type { AppRegistration } from '../config.ts'
import type { BotAccess } from './bot-access.ts'

/**
 * How the bot proves itself to Teams. Local mode has nothing to prove, and no key that could leak.
 * A managed identity (`federated`) has no secret that could expire.
 */
export function createCredentialsFactory(access: BotAccess): ServiceClientCredentialsFactory {
  return access.kind === 'local' ? new NoCredentialsFactory() : new SharedCredentialsFactory(vendorFactory(access.bot))
}

export function getCredentials(
  access: BotAccess,
  factory: ServiceClientCredentialsFactory,
): Promise<ServiceClientCredentials> {
  const appId = access.kind === 'local' ? '' : access.bot.clientId
  const { ToChannelFromBotOAuthScope: scope, ToChannelFromBotLoginUrl: loginUrl } = AuthenticationConstants
  return factory.createCredentials(appId, scope, loginUrl, true)
}

function vendorFactory({ clientId, tenantId, credential }: AppRegistration): ServiceClientCredentialsFactory {
  switch (credential.kind) {
    case 'secret':
      return new PasswordServiceClientCredentialFactory(clientId, credential.secret.reveal(), tenantId)
    case 'certificate': {
      const { thumbprint, privateKey } = credential
      return new CertificateServiceClientCredentialsFactory(clientId, thumbprint, privateKey.reveal(), tenantId)
    }
    case 'federated':
      return new FederatedServiceClientCredentialsFactory(clientId, credential.managedIdentityClientId, tenantId)
  }
}

class NoCredentialsFactory extends ServiceClientCredentialsFactory {
  override isValidAppId = async () => true
  override isAuthenticationDisabled = async () => true
  override createCredentials = async () => MicrosoftAppCredentials.Empty
}

/** One set of credentials for the life of the process: the SDK would make a new one every turn. */
class SharedCredentialsFactory extends ServiceClientCredentialsFactory {
  readonly #vendor: ServiceClientCredentialsFactory
  readonly #made = new Map<string, Promise<ServiceClientCredentials>>()

  constructor(vendor: ServiceClientCredentialsFactory) {
    super()
    this.#vendor = vendor
  }

  override isValidAppId(appId = '') {
    return this.#vendor.isValidAppId(appId)
  }

  override isAuthenticationDisabled() {
    return this.#vendor.isAuthenticationDisabled()
  }

  override createCredentials(appId: string, audience: string, loginEndpoint: string, validateAuthority: boolean) {
    const key = JSON.stringify([appId, audience])
    const made = this.#made.get(key)
    if (made) return made
    const making = this.#vendor.createCredentials(appId, audience, loginEndpoint, validateAuthority).then(shareToken)
    this.#made.set(key, making)
    return making
  }
}

/** Sixty cards at once on a cold start ask Entra for one token, not for sixty. */
export function shareToken<Credentials extends ServiceClientCredentials>(credentials: Credentials): Credentials {
  if (!(credentials instanceof AppCredentials)) return credentials
  const getToken = credentials.getToken.bind(credentials)
  let asking: Promise<string> | undefined
  credentials.getToken = (forceRefresh) => {
    asking ??= getToken(forceRefresh).finally(() => {
      asking = undefined
    })
    return asking
  }
  return credentials
}
