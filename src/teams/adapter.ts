import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder'
import { AuthenticationConstants, type ServiceClientCredentialsFactory } from 'botframework-connector'
import type { BotAccess } from './bot-access.ts'
import type { BotLog } from './bot-deps.ts'
import { messages } from './plain-messages.ts'
import { answerInvoke, say } from './turn-answers.ts'

/**
 * Microsoft's adapter. Requests reach it only through our own gate; in a deployment it checks the token once more.
 */
export function createAdapter(
  { access, log }: { readonly access: BotAccess; readonly log: BotLog },
  credentials: ServiceClientCredentialsFactory,
): CloudAdapter {
  const settings = access.kind === 'entra' ? deploymentSettings(access) : {}
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials))
  adapter.onTurnError = async (context, error) => {
    log.warn({ err: error, activity: context.activity.type }, 'a turn failed outside its handler')
    await apologise(context)
  }
  return adapter
}

// The SDK takes either none of these or all of them.
function deploymentSettings({ bot, issuer, metadataUrl }: Extract<BotAccess, { kind: 'entra' }>) {
  return {
    MicrosoftAppId: bot.clientId,
    MicrosoftAppTenantId: bot.tenantId,
    MicrosoftAppType: 'SingleTenant',
    ToChannelFromBotLoginUrl: `${AuthenticationConstants.ToChannelFromBotLoginUrlPrefix}${bot.tenantId}`,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    CallerId: 'urn:botframework:azure',
    ToBotFromChannelOpenIdMetadataUrl: metadataUrl.href,
    ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl.href,
    ValidateAuthority: 'true',
  }
}

async function apologise(context: TurnContext): Promise<void> {
  try {
    await (context.activity.type === 'invoke'
      ? answerInvoke(context, { kind: 'say', text: messages.apology })
      : say(context, messages.apology))
  } catch {
    // Teams cannot be reached either; the person sees Teams' own notice.
  }
}
