import { z } from 'zod/v4'
import type { ModelSettings } from './model/endpoint-settings.ts'
import { readModelSettings } from './model-settings.ts'
import { parseTenantId, type TenantId } from './people/person.ts'
import type { RoleRules } from './people/roles.ts'
import type { AudienceRules } from './people/roster.ts'
import { ConfigError, type Env, guid, httpsUrl, Secret, SettingsReader } from './settings-reader.ts'
import type { StorageConfig } from './storage/azure-clients.ts'

/** How an app registration proves itself to Entra ID. `federated` has no secret that can expire. */
export type AppCredential =
  | { readonly kind: 'secret'; readonly secret: Secret }
  | { readonly kind: 'certificate'; readonly thumbprint: string; readonly privateKey: Secret }
  | { readonly kind: 'federated'; readonly managedIdentityClientId: string }

export interface AppRegistration {
  readonly clientId: string
  readonly tenantId: TenantId
  readonly credential: AppCredential
}

/** Settings of a deployment. Local mode has its own, which these cannot express. */
export interface Config {
  readonly port: number
  readonly publicUrl: URL
  readonly schoolName: string
  readonly tenantId: TenantId
  /** The id in the Teams app manifest. */
  readonly teamsAppId: string
  readonly bot: AppRegistration
  /** The tab's app registration, which also reads the directory. */
  readonly graph: AppRegistration
  readonly storage: StorageConfig
  readonly audienceRules: AudienceRules
  readonly roleRules: RoleRules
  /** Absent unless a school has switched it on. */
  readonly model?: ModelSettings
}

/**
 * Settings of a deployment, from the environment.
 *
 * @throws ConfigError naming every setting that is missing or wrong; a development switch counts as wrong.
 */
export function readConfig(env: Env): Config {
  const settings = new SettingsReader(env)
  const config = {
    port: settings.parse(
      'PORT',
      z.coerce.number<string>('must be a port number').int().min(1).max(65_535),
      settings.optional('PORT') ?? '3978',
    ),
    publicUrl: settings.required(
      'ASSENT_PUBLIC_URL',
      httpsUrl,
      'the address people open, for example https://assent.example.sch.uk',
    ),
    schoolName: settings.required('ASSENT_SCHOOL_NAME', z.string(), 'the name cards and pages show'),
    tenantId: settings.required('ASSENT_TENANT_ID', guid.transform(parseTenantId), 'the Entra tenant'),
    teamsAppId: settings.required('ASSENT_TEAMS_APP_ID', guid, 'the id in the Teams app manifest'),
    bot: readRegistration(settings, 'ASSENT_BOT', 'ASSENT_BOT_ID', 'the app registration of the bot'),
    graph: readRegistration(
      settings,
      'ASSENT_GRAPH',
      'ASSENT_GRAPH_CLIENT_ID',
      'the app registration of the tab and of Graph',
    ),
    storage: readStorage(settings),
    groups: readGroups(settings),
  }
  const model = readModelSettings(settings, { isLocal: false })
  if (settings.optional('ASSENT_LOCAL'))
    settings.problems.push('ASSENT_LOCAL is a development switch and must not be set here.')
  // With it anybody on the way could hand us keys of their own and sign as Teams.
  if (settings.optional('NODE_TLS_REJECT_UNAUTHORIZED') === '0')
    settings.problems.push('NODE_TLS_REJECT_UNAUTHORIZED is a development switch and must not be 0 here.')
  return { ...assembleConfig(config, settings.problems), ...(model && { model }) }
}

type Draft<T> = { readonly [K in keyof T]: T[K] | undefined }
type Parts = Omit<Config, 'audienceRules' | 'roleRules' | 'model'> & { readonly groups: ReturnType<typeof readGroups> }

function assembleConfig(
  draft: Draft<Omit<Parts, 'bot' | 'graph'> & Record<'bot' | 'graph', Omit<AppRegistration, 'tenantId'>>>,
  problems: readonly string[],
): Config {
  const { port, publicUrl, schoolName, tenantId, teamsAppId, bot, graph, storage, groups } = draft
  if (
    problems.length > 0 ||
    !port ||
    !publicUrl ||
    !schoolName ||
    !tenantId ||
    !teamsAppId ||
    !bot ||
    !graph ||
    !storage ||
    !groups
  ) {
    throw new ConfigError(problems)
  }
  return {
    port,
    publicUrl,
    schoolName,
    tenantId,
    teamsAppId,
    storage,
    bot: { ...bot, tenantId },
    graph: { ...graph, tenantId },
    audienceRules: { tenantId, groups: groups.audiences, pupilGroups: groups.pupils },
    // A small school has no others: who leads looks after the policy too.
    roleRules: {
      leaderGroups: groups.leaders,
      ownerGroups: groups.owners.length > 0 ? groups.owners : groups.leaders,
    },
  }
}

function readGroups(settings: SettingsReader) {
  const audiences = {
    staff: settings.groups('ASSENT_STAFF_GROUPS'),
    governor: settings.groups('ASSENT_GOVERNOR_GROUPS'),
    visitor: settings.groups('ASSENT_VISITOR_GROUPS'),
  }
  if (audiences.staff.length === 0)
    settings.problems.push('ASSENT_STAFF_GROUPS is not set (the Entra groups whose members are staff).')
  return {
    audiences,
    pupils: settings.groups('ASSENT_PUPIL_GROUPS'),
    leaders: settings.groups('ASSENT_LEADER_GROUPS'),
    owners: settings.groups('ASSENT_OWNER_GROUPS'),
  }
}

function readRegistration(
  settings: SettingsReader,
  prefix: string,
  idName: string,
  meaning: string,
): Omit<AppRegistration, 'tenantId'> | undefined {
  const clientId = settings.required(idName, guid, meaning)
  const credential = readCredential(settings, prefix)
  return clientId && credential ? { clientId, credential } : undefined
}

function readCredential(settings: SettingsReader, prefix: string): AppCredential | undefined {
  const kind = settings.required(
    `${prefix}_CREDENTIAL`,
    z.enum(['federated', 'certificate', 'secret'], 'must be federated, certificate or secret'),
    'how the app registration proves itself: federated, certificate or secret',
  )
  if (kind === 'secret') {
    const secret = settings.required(`${prefix}_SECRET`, z.string(), 'the client secret')
    return secret ? { kind, secret: new Secret(secret) } : undefined
  }
  if (kind === 'certificate') {
    const thumbprint = settings.required(
      `${prefix}_CERTIFICATE_THUMBPRINT`,
      z.string(),
      'the SHA-256 thumbprint of the certificate',
    )
    const privateKey = settings.required(`${prefix}_CERTIFICATE_KEY`, z.string(), 'the private key, PEM')
    return thumbprint && privateKey ? { kind, thumbprint, privateKey: new Secret(privateKey) } : undefined
  }
  if (kind === 'federated') {
    const managedIdentityClientId = settings.required(
      'ASSENT_MANAGED_IDENTITY_CLIENT_ID',
      guid,
      'the client id of the managed identity',
    )
    return managedIdentityClientId ? { kind, managedIdentityClientId } : undefined
  }
  return undefined
}

function readStorage(settings: SettingsReader): StorageConfig | undefined {
  const connectionString = settings.optional('ASSENT_STORAGE_CONNECTION_STRING')
  if (connectionString) return { kind: 'connection-string', connectionString }
  const tablesUrl = settings.required('ASSENT_TABLES_URL', httpsUrl, 'the storage account’s table address')
  const queuesUrl = settings.required('ASSENT_QUEUES_URL', httpsUrl, 'the storage account’s queue address')
  const blobsUrl = settings.required('ASSENT_BLOBS_URL', httpsUrl, 'the storage account’s blob address')
  const managedIdentityClientId = settings.optional('ASSENT_MANAGED_IDENTITY_CLIENT_ID')
  if (!tablesUrl || !queuesUrl || !blobsUrl) return undefined
  return {
    kind: 'account',
    tablesUrl,
    queuesUrl,
    blobsUrl,
    ...(managedIdentityClientId && { managedIdentityClientId }),
  }
}
