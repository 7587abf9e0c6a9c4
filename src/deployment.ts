import { fileURLToPath } from 'node:url'
import type { AppSettings, ServiceSettings } from './app.ts'
import type { Config } from './config.ts'
import { createAccessTokens } from './graph/credential.ts'
import { createLog } from './log.ts'
import { systemClock } from './system.ts'
import { entraAccess, worldwideServiceUrl } from './teams/bot-access.ts'
import { entraTabTokens } from './web/entra-tab-token.ts'

/** A real tenant's services: Azure storage and Microsoft Graph. */
export function deploymentServices({ tenantId, storage, graph, audienceRules, roleRules }: Config): ServiceSettings {
  return { tenantId, storage, graph: { tokens: createAccessTokens(graph) }, audienceRules, roleRules }
}

export function deploymentApp(config: Config): AppSettings {
  const { tenantId, graph, publicUrl, schoolName, teamsAppId, port, model } = config
  const login = `https://login.microsoftonline.com/${tenantId}`
  return {
    ...deploymentServices(config),
    // App Service forwards to whatever address the program listens on.
    host: '0.0.0.0',
    port,
    publicUrl,
    schoolName,
    teamsAppId,
    botAccess: entraAccess(config.bot),
    defaultServiceUrl: worldwideServiceUrl,
    tabTokens: entraTabTokens(
      {
        issuer: `${login}/v2.0`,
        audience: graph.clientId,
        tenantIds: [tenantId],
        keys: { kind: 'url', url: new URL(`${login}/discovery/v2.0/keys`) },
      },
      systemClock,
    ),
    tabFolder: fileURLToPath(new URL('../dist/tab', import.meta.url)),
    ...(model && { model }),
    log: createLog('info'),
  }
}
