import { z } from 'zod/v4'
import { badRequest, GraphProblem, type Reply } from './graph-problem.ts'
import { filterValue, graphOrigin, page } from './odata.ts'
import { userOf } from './people-routes.ts'
import type { Route, RouteRequest } from './route.ts'
import { type CatalogApp, type EntraUser, type SchoolDirectory, transitiveMembers } from './school-directory.ts'

const installBody = z.object({ 'teamsApp@odata.bind': z.url() })

export const teamsRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/appCatalogs\/teamsApps$/, answer: listCatalog },
  { method: 'GET', path: /^\/users\/([^/]+)\/teamwork\/installedApps$/, answer: listInstalled },
  { method: 'POST', path: /^\/users\/([^/]+)\/teamwork\/installedApps$/, answer: install },
  { method: 'GET', path: /^\/users\/([^/]+)\/teamwork\/installedApps\/([^/]+)\/chat$/, answer: readChat },
]

function listCatalog({ school: { teamsApp }, url }: RouteRequest): Reply {
  const manifestId = filterValue(url, 'externalId')
  const isWanted = manifestId === undefined || manifestId.toLowerCase() === teamsApp.manifestId
  return { status: 200, body: page(url, isWanted ? [presentApp(teamsApp)] : []) }
}

function presentApp({ catalogId, manifestId, displayName }: CatalogApp): Record<string, unknown> {
  return { id: catalogId, externalId: manifestId, displayName, distributionMethod: 'organization' }
}

function listInstalled(request: RouteRequest): Reply {
  const { school, url, installed } = request
  const user = userOf(request)
  const manifestId = filterValue(url, 'teamsApp/externalId')
  const isWanted = manifestId === undefined || manifestId.toLowerCase() === school.teamsApp.manifestId
  const items = installed.has(user.id) && isWanted ? [presentInstallation(school.teamsApp, user, url)] : []
  return { status: 200, body: page(url, items) }
}

function presentInstallation(app: CatalogApp, user: EntraUser, url: URL): Record<string, unknown> {
  const expand = url.searchParams.get('$expand')?.split(',') ?? []
  const definition = {
    id: installationId(app, user),
    teamsAppId: app.catalogId,
    displayName: app.displayName,
    version: app.version,
  }
  return {
    id: installationId(app, user),
    ...(expand.includes('teamsApp') && { teamsApp: presentApp(app) }),
    ...(expand.includes('teamsAppDefinition') && { teamsAppDefinition: definition }),
  }
}

/** A third kind of id, neither the manifest's nor the catalogue's. */
function installationId(app: CatalogApp, user: EntraUser): string {
  return Buffer.from(`${user.id}##${app.catalogId}`).toString('base64')
}

function install(request: RouteRequest): Reply {
  const { school, installed, afterwards, announceInstall } = request
  const user = userOf(request)
  const body = installBody.safeParse(request.body)
  if (!body.success) throw badRequest("Property 'teamsApp@odata.bind' is required.", 'BadRequest')
  const catalogId = new URL(body.data['teamsApp@odata.bind']).pathname.split('/').at(-1)
  if (catalogId !== school.teamsApp.catalogId)
    throw new GraphProblem(404, 'NotFound', `No app found with id '${catalogId}'.`)
  if (!isAvailableTo(school, user))
    throw new GraphProblem(403, 'Forbidden', 'The app is blocked by app permission policy.')
  if (installed.has(user.id)) throw new GraphProblem(409, 'Conflict', 'The app is already installed for the user.')
  installed.add(user.id)
  afterwards(() => announceInstall(user.id))
  return { status: 201 }
}

/** Set-up policies do not reach guests, whatever group they are in. */
function isAvailableTo(school: SchoolDirectory, user: EntraUser): boolean {
  if (user.userType === 'Guest') return false
  return school.teamsApp.availableTo.some((group) =>
    transitiveMembers(school, group).users.some((member) => member.id === user.id),
  )
}

function readChat(request: RouteRequest): Reply {
  const { school, params, installed } = request
  const user = userOf(request)
  if (params[1] !== installationId(school.teamsApp, user) || !installed.has(user.id)) {
    throw new GraphProblem(404, 'NotFound', 'No installation found with that id.')
  }
  return {
    status: 200,
    body: {
      '@odata.context': `${graphOrigin}/v1.0/$metadata#chats/$entity`,
      id: `19:${user.id}_${school.teamsApp.botId}@unq.gbl.spaces`,
      chatType: 'oneOnOne',
      topic: null,
      tenantId: school.tenantId,
    },
  }
}
