import { z } from 'zod/v4'
import { problem, type Reply, type Route, type RouteRequest } from './connector-route.ts'
import type { Conversation } from './conversations.ts'

const activitySchema = z.looseObject({ type: z.string() })
const accountSchema = z.looseObject({ id: z.string() })
const creationSchema = z.looseObject({
  bot: accountSchema.optional(),
  members: z.array(accountSchema).length(1),
  tenantId: z.string().optional(),
  activity: activitySchema.optional(),
})

/**
 * The part of the Bot Connector protocol that a bot in a one-to-one chat uses.
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export const routes: readonly Route[] = [
  { method: 'POST', path: /^\/v3\/conversations$/, operation: 'create', answer: createConversation },
  { method: 'GET', path: /^\/v3\/conversations$/, answer: listConversations },
  { method: 'POST', path: /^\/v3\/conversations\/([^/]+)\/activities$/, operation: 'send', answer: postActivity },
  {
    method: 'POST',
    path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
    operation: 'send',
    answer: postActivity,
  },
  {
    method: 'PUT',
    path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
    operation: 'update',
    answer: replaceActivity,
  },
  { method: 'DELETE', path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, answer: deleteActivity },
  { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/members$/, answer: listMembers },
  { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/pagedmembers$/, answer: pageMembers },
  { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, answer: getMember },
  { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/activities\/[^/]+\/members$/, answer: listMembers },
]

const notInstalledYet = problem(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
const conversationNotFound = problem(404, 'ConversationNotFound', 'Conversation not found.')
const badArgument = (message: string) => problem(400, 'BadArgument', message)

function createConversation({ conversations, serviceUrl, body }: RouteRequest): Reply {
  const parsed = creationSchema.safeParse(body)
  if (!parsed.success) return badArgument('A conversation needs exactly one member.')
  const { members, activity } = parsed.data
  const memberId = members[0]?.id ?? ''
  if (conversations.isElsewhere(memberId)) return notInstalledYet
  const person = conversations.findPerson(memberId)
  if (!person) return problem(404, 'UserNotFound', 'No such person in this tenant.')
  const { id } = conversations.open(person)
  const activityId = activity && conversations.post(id, activity)
  return { status: 201, body: { id, serviceUrl, ...(activityId !== undefined && { activityId }) } }
}

function listConversations({ conversations, botId }: RouteRequest): Reply {
  const all = conversations
    .list()
    .map((conversation) => ({ id: conversation.id, members: membersOf(conversation, botId) }))
  return { status: 200, body: { conversations: all } }
}

function postActivity({ conversations, params: [conversationId = ''], body }: RouteRequest): Reply {
  const activity = activitySchema.safeParse(body)
  if (!activity.success) return badArgument('An activity needs a type.')
  const id = conversations.post(conversationId, activity.data)
  return id === undefined ? conversationNotFound : { status: 201, body: { id } }
}

function replaceActivity({ conversations, params: [conversationId = '', activityId = ''], body }: RouteRequest): Reply {
  const activity = activitySchema.safeParse(body)
  if (!activity.success) return badArgument('An activity needs a type.')
  if (!conversations.find(conversationId)) return conversationNotFound
  const isReplaced = conversations.replace(conversationId, activityId, activity.data)
  return isReplaced ? { status: 200, body: { id: activityId } } : activityNotFound()
}

function deleteActivity({ conversations, params: [conversationId = '', activityId = ''] }: RouteRequest): Reply {
  if (!conversations.find(conversationId)) return conversationNotFound
  return conversations.remove(conversationId, activityId) ? { status: 200 } : activityNotFound()
}

function listMembers(request: RouteRequest): Reply {
  return withConversation(request, (conversation) => [personAccount(conversation)])
}

function pageMembers(request: RouteRequest): Reply {
  return withConversation(request, (conversation) => ({ members: [personAccount(conversation)] }))
}

function getMember(request: RouteRequest): Reply {
  const conversation = request.conversations.find(request.params[0] ?? '')
  const person = request.conversations.findPerson(request.params[1] ?? '')
  if (!conversation) return conversationNotFound
  if (person?.id !== conversation.person.id) return problem(404, 'MemberNotFoundInConversation', 'No such member.')
  return { status: 200, body: personAccount(conversation) }
}

function withConversation(
  { conversations, params: [id = ''] }: RouteRequest,
  body: (conversation: Conversation) => unknown,
): Reply {
  const conversation = conversations.find(id)
  return conversation ? { status: 200, body: body(conversation) } : conversationNotFound
}

function activityNotFound(): Reply {
  return problem(404, 'ActivityNotFoundInConversation', 'No such activity in this conversation.')
}

function membersOf(conversation: Conversation, botId: string) {
  return [personAccount(conversation), { id: botId, name: 'Assent', role: 'bot' }]
}

function personAccount({ person }: Conversation) {
  return { id: `29:${person.id}`, name: person.displayName, aadObjectId: person.id, role: 'user' }
}
