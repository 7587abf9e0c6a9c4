import { z } from 'zod/v4'
import { badRequest, type Reply, resourceNotFound } from './graph-problem.ts'
import { graphOrigin, page, pick, requireEventualConsistency, selected } from './odata.ts'
import type { Route, RouteRequest } from './route.ts'
import { type EntraGroup, type EntraUser, findUser, transitiveMembers } from './school-directory.ts'

const userProperties = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'userPrincipalName',
  'mail',
  'jobTitle',
  'department',
  'accountEnabled',
  'userType',
  'ageGroup',
] as const satisfies readonly (keyof EntraUser)[]
// Graph leaves accountEnabled, userType and ageGroup out unless they are asked for.
const unaskedUserProperties = ['displayName', 'givenName', 'id', 'jobTitle', 'mail', 'surname', 'userPrincipalName']
const groupProperties = ['id', 'displayName']

// https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups
const MOST_GROUPS_CHECKED = 20

const checkBody = z.object({ groupIds: z.array(z.string()) })

export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/groups\/([^/]+)$/, answer: readGroup },
  { method: 'GET', path: /^\/groups\/([^/]+)\/transitiveMembers$/, answer: listMembers },
  { method: 'GET', path: /^\/groups\/([^/]+)\/transitiveMembers\/microsoft\.graph\.user$/, answer: listUserMembers },
  { method: 'GET', path: /^\/users\/([^/]+)$/, answer: readUser },
  { method: 'POST', path: /^\/users\/([^/]+)\/checkMemberGroups$/, answer: checkMemberGroups },
]

function groupOf({ school, params: [id = ''] }: RouteRequest): EntraGroup {
  const group = school.groups.find((candidate) => candidate.id === id.toLowerCase())
  if (!group) throw resourceNotFound(id)
  return group
}

export function userOf({ school, params: [id = ''] }: RouteRequest): EntraUser {
  const user = findUser(school, id)
  if (!user) throw resourceNotFound(id)
  return user
}

function readGroup(request: RouteRequest): Reply {
  const names = selected(request.url, 'group', groupProperties, groupProperties)
  return { status: 200, body: { '@odata.context': context('groups/$entity'), ...pick(groupOf(request), names) } }
}

function listMembers(request: RouteRequest): Reply {
  requireEventualConsistency(request.url, request.consistencyLevel, false)
  const { users, groups } = transitiveMembers(request.school, groupOf(request).id)
  const nested = groups.map((group) => ({ '@odata.type': '#microsoft.graph.group', ...pick(group, groupProperties) }))
  const people = users.map((user) => ({ '@odata.type': '#microsoft.graph.user', ...presentUser(request, user) }))
  return { status: 200, body: page(request.url, [...nested, ...people]) }
}

function listUserMembers(request: RouteRequest): Reply {
  requireEventualConsistency(request.url, request.consistencyLevel, true)
  const { users } = transitiveMembers(request.school, groupOf(request).id)
  return {
    status: 200,
    body: page(
      request.url,
      users.map((user) => presentUser(request, user)),
    ),
  }
}

function readUser(request: RouteRequest): Reply {
  return { status: 200, body: { '@odata.context': context('users/$entity'), ...presentUser(request, userOf(request)) } }
}

function presentUser({ url, namesWithheld }: RouteRequest, user: EntraUser): Record<string, unknown> {
  const names = selected(url, 'user', userProperties, unaskedUserProperties)
  if (!namesWithheld) return pick(user, names)
  return { '@odata.type': '#microsoft.graph.user', ...pick({ id: user.id }, names), id: user.id }
}

function checkMemberGroups(request: RouteRequest): Reply {
  const user = userOf(request)
  const body = checkBody.safeParse(request.body)
  if (!body.success) throw badRequest('groupIds is missing.')
  if (body.data.groupIds.length > MOST_GROUPS_CHECKED)
    throw badRequest(`groupIds has more than ${MOST_GROUPS_CHECKED} elements.`)
  const wanted = new Set(body.data.groupIds.map((id) => id.toLowerCase()))
  const found = request.school.groups.filter(
    (group) =>
      wanted.has(group.id) && transitiveMembers(request.school, group.id).users.some((member) => member.id === user.id),
  )
  return {
    status: 200,
    body: { '@odata.context': context('Collection(Edm.String)'), value: found.map((group) => group.id) },
  }
}

function context(fragment: string): string {
  return `${graphOrigin}/v1.0/$metadata#${fragment}`
}
