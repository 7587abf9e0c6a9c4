import type { InstallOutcome, TeamsAppInstaller } from '../campaigns/ports.ts'
import type { PersonId } from '../people/person.ts'
import { AppCatalog } from './app-catalog.ts'
import { toGraphFailure } from './errors.ts'
import { installationsAnswer } from './graph-answers.ts'
import { GraphApi, type GraphConfig, graphOrigin } from './graph-api.ts'
import type { GraphFailure } from './graph-failure.ts'
import { permissions } from './permissions.ts'

// Only an administrator can mend these, so asking more often helps nobody.
const WAIT_FOR_ADMINISTRATOR_MS = 15 * 60_000
const WAIT_MS = 30_000

/**
 * Installs through Graph, as the app registration that the manifest names. Never throws for what Graph answered.
 * A fault of the set-up (a permission, the catalogue) is `retry`, so that nobody is called unreachable because of it.
 */
export function createTeamsAppInstaller(config: GraphConfig & { readonly manifestId: string }): TeamsAppInstaller {
  const api = new GraphApi(config)
  const catalog = new AppCatalog(api, config.manifestId)
  return { ensureInstalled: (person) => ensureInstalled(api, catalog, person) }
}

async function ensureInstalled(api: GraphApi, catalog: AppCatalog, person: PersonId): Promise<InstallOutcome> {
  try {
    return await install(api, catalog, person, await catalog.findAppId())
  } catch (cause) {
    return toRetry(toGraphFailure(cause))
  }
}

async function install(
  api: GraphApi,
  catalog: AppCatalog,
  person: PersonId,
  appId: string | undefined,
): Promise<InstallOutcome> {
  if (appId === undefined) {
    const detail =
      'The Assent app is not in the organisation’s Teams catalogue, or was published so recently that Graph does not see it.'
    return { kind: 'retry', retryAfterMs: WAIT_FOR_ADMINISTRATOR_MS, detail }
  }
  try {
    const app = `${graphOrigin}/v1.0/appCatalogs/teamsApps/${appId}`
    await api.post(`/users/${person}/teamwork/installedApps`, { 'teamsApp@odata.bind': app })
    return { kind: 'installed' }
  } catch (cause) {
    const failure = toGraphFailure(cause)
    if (failure.status === 404) {
      // A deleted and re-uploaded app has a new id; look once more before blaming the person.
      const freshId = await catalog.refresh()
      return freshId === appId ? unknownToTeams(failure) : install(api, catalog, person, freshId)
    }
    if (failure.status === 400 && (await isInstalled(api, catalog.manifestId, person))) return { kind: 'installed' }
    return toInstallOutcome(failure)
  }
}

function unknownToTeams({ message }: GraphFailure): InstallOutcome {
  const detail = `Teams does not know this person, who may have no Teams licence. (${message})`
  return { kind: 'unreachable', reason: 'no-teams', detail }
}

function toInstallOutcome(failure: GraphFailure): InstallOutcome {
  // Not documented, but seen: the app was there already.
  if (failure.status === 409) return { kind: 'installed' }
  if (failure.status === 403 && !isOurPermission(failure)) {
    const detail = `Teams does not let this person have the Assent app. Check the app’s availability in the Teams admin centre. (${failure.message})`
    return { kind: 'unreachable', reason: 'stopped-by-administrator', detail }
  }
  return toRetry(failure)
}

/** Tells a missing permission of ours from a Teams policy that leaves this one person out. */
function isOurPermission({ code, message }: GraphFailure): boolean {
  return code === 'Authorization_RequestDenied' || /missing (role|scope) permissions/i.test(message)
}

function toRetry(failure: GraphFailure): InstallOutcome {
  if (failure.kind === 'sign-in' || failure.status === 401) {
    return {
      kind: 'retry',
      retryAfterMs: WAIT_FOR_ADMINISTRATOR_MS,
      detail: `Entra ID did not sign Assent in. (${failure.message})`,
    }
  }
  if (failure.status === 403) {
    const detail = `Assent’s app registration needs the Microsoft Graph application permissions ${permissions.install}. (${failure.message})`
    return { kind: 'retry', retryAfterMs: WAIT_FOR_ADMINISTRATOR_MS, detail }
  }
  return {
    kind: 'retry',
    retryAfterMs: failure.retryAfterMs ?? WAIT_MS,
    detail: `Microsoft Graph could not install the app. (${failure.message})`,
  }
}

/** Bulk installs sometimes get a 400 from the settings store although the app arrived. */
async function isInstalled(api: GraphApi, manifestId: string, person: PersonId): Promise<boolean> {
  const query = `$expand=teamsApp&$filter=teamsApp/externalId eq '${manifestId}'`
  const { value } = await api.get(`/users/${person}/teamwork/installedApps?${query}`, installationsAnswer)
  return value.length > 0
}
