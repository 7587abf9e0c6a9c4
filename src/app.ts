import { createServer, type Server } from 'node:http'
import type { Router } from 'express'
import { createModelReader, type ModelReader } from './answers/model/model-reader.ts'
import type { Clock, Ids } from './clock.ts'
import type { AccessTokens } from './graph/credential.ts'
import { createDirectory } from './graph/directory.ts'
import { createTeamsAppInstaller } from './graph/teams-app-installer.ts'
import type { Log } from './log.ts'
import type { ModelSettings } from './model/endpoint-settings.ts'
import type { TenantId } from './people/person.ts'
import type { Directory } from './people/ports.ts'
import type { RoleRules } from './people/roles.ts'
import type { AudienceRules } from './people/roster.ts'
import type { StorageConfig } from './storage/azure-clients.ts'
import { openStores } from './storage/open-stores.ts'
import type { Stores } from './storage/stores.ts'
import { systemClock, systemIds } from './system.ts'
import type { BotAccess } from './teams/bot-access.ts'
import { createTeamsBot } from './teams/teams-bot.ts'
import { createWebApp } from './web/server.ts'
import type { TabTokenVerifier } from './web/session.ts'
import { sleep } from './worker/sleep.ts'
import { startWorker } from './worker/worker.ts'

/** What a command needs to act on a school, whether the server runs or not. */
export interface ServiceSettings {
  readonly tenantId: TenantId
  readonly storage: StorageConfig
  readonly graph: { readonly tokens: AccessTokens; readonly baseUrl?: string }
  readonly audienceRules: AudienceRules
  readonly roleRules: RoleRules
}

/** What the server needs beside that. */
export interface AppSettings extends ServiceSettings {
  readonly host: string
  readonly port: number
  readonly publicUrl: URL
  readonly schoolName: string
  readonly teamsAppId: string
  readonly botAccess: BotAccess
  /** Where a first chat is opened while Teams has told us no better address. */
  readonly defaultServiceUrl: string
  readonly tabTokens: TabTokenVerifier
  readonly tabFolder: string
  readonly localRouter?: Router
  /** Absent unless a school has switched it on. */
  readonly model?: ModelSettings
  readonly log: Log
}

export interface Services {
  readonly stores: Stores
  readonly clock: Clock
  readonly ids: Ids
  readonly tenantId: TenantId
  readonly directory: Directory
  readonly audienceRules: AudienceRules
  readonly roleRules: RoleRules
}

export async function openServices(settings: ServiceSettings): Promise<Services> {
  const { tenantId, audienceRules, roleRules } = settings
  return {
    stores: await openStores(settings.storage, tenantId),
    clock: systemClock,
    ids: systemIds,
    tenantId,
    directory: createDirectory(settings.graph),
    audienceRules,
    roleRules,
  }
}

export interface RunningApp {
  /** Takes nothing new, finishes what is under way and resolves when all is quiet. */
  stop(): Promise<void>
}

/** The whole product in one process: pages, bot and worker. */
export async function startApp(services: Services, settings: AppSettings): Promise<RunningApp> {
  const stopping = new AbortController()
  const ports = { ...services, ...services.stores }
  const model = settings.model && (await openModel(settings.model, settings.log))
  const bot = createTeamsBot({
    ...ports,
    ...(model && { model }),
    access: settings.botAccess,
    cards: { publicUrl: settings.publicUrl, school: settings.schoolName, askedBy: 'The Headteacher' },
    installer: createTeamsAppInstaller({ ...settings.graph, manifestId: settings.teamsAppId }),
    defaultServiceUrl: settings.defaultServiceUrl,
    log: settings.log,
  })
  const web = createWebApp({ ...ports, ...settings, bot, stopping: stopping.signal })
  const server = createServer(web)
  await listen(server, settings)
  const worker = startWorker({
    ports: { ...ports, messenger: bot.messenger, reviewMessenger: bot.messenger },
    sleep,
    log: settings.log,
  })
  return {
    async stop() {
      stopping.abort()
      await Promise.all([worker.stop(), close(server)])
    },
  }
}

/** The vendor's model classes are loaded only where they are wanted: they take a fifth of a second. */
async function openModel(settings: ModelSettings, log: Log): Promise<ModelReader> {
  const { createModelEndpoint } = await import('./model/model-endpoint.ts')
  const { kind, endpoint, rerank, embeddings } = settings
  log.info({ kind, host: endpoint.host, rerank, embeddings }, 'questions are shown to a model endpoint')
  return createModelReader({ endpoint: createModelEndpoint(settings), clock: systemClock, log })
}

export class PortBusyError extends Error {
  override readonly name = 'PortBusyError'
  readonly port: number

  constructor(port: number, cause: unknown) {
    super(`Port ${port} is in use by another program. Stop that program, or choose another port.`, { cause })
    this.port = port
  }
}

function listen(server: Server, { host, port }: AppSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new PortBusyError(port, cause) : cause),
    )
    server.listen(port, host, resolve)
  })
}

// Azure ends a program 30 s after asking it to stop; nothing of ours takes a third of that.
const HARD_STOP_MS = 10_000

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hardStop = setTimeout(() => server.closeAllConnections(), HARD_STOP_MS)
    server.close(() => {
      clearTimeout(hardStop)
      resolve()
    })
    server.closeIdleConnections()
  })
}
