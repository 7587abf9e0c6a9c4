import type { ConversationParameters } from 'botbuilder'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import type { TeamsAppInstaller } from '../campaigns/ports.ts'
import type { ConversationStore } from '../people/ports.ts'
import { type BotAccess, botIdOf, isServiceUrlAllowed } from './bot-access.ts'
import type { Connectors } from './connectors.ts'
import { type ConversationReference, findReference, saveReference } from './conversation-reference.ts'
import { type NotSent, outcomeBeforeSending, type TeamsFailure, toTeamsFailure } from './errors.ts'

export interface OpenConversationDeps {
  readonly access: BotAccess
  readonly connectors: Connectors
  readonly conversations: ConversationStore
  readonly installer: TeamsAppInstaller
  readonly defaultServiceUrl: string
  readonly sendTimeoutMs: number
}

type Opened = { readonly kind: 'open'; readonly reference: ConversationReference } | NotSent

// The app was put there a moment ago and Teams has not finished; its own event usually follows within a minute.
const INSTALLING_MS = 60_000

/** The person's chat with the bot: the one Teams told us of, else the app is installed and a chat opened. */
export async function openConversation(deps: OpenConversationDeps, person: VerifiedIdentity): Promise<Opened> {
  const known = await findUsable(deps, person)
  if (known) return { kind: 'open', reference: known }
  const installed = await deps.installer.ensureInstalled(person.personId)
  if (installed.kind === 'unreachable') return installed
  if (installed.kind === 'retry') return { ...installed, kind: 'not-sent' }
  // Installing makes Teams tell us the conversation, which may have happened by now.
  const learned = await findUsable(deps, person)
  return learned ? { kind: 'open', reference: learned } : createConversation(deps, person)
}

async function findUsable(deps: OpenConversationDeps, person: VerifiedIdentity) {
  const known = await findReference(deps, person)
  return known && isServiceUrlAllowed(deps.access, known.serviceUrl) ? known : undefined
}

async function createConversation(deps: OpenConversationDeps, person: VerifiedIdentity): Promise<Opened> {
  const { connectors, access, defaultServiceUrl, sendTimeoutMs } = deps
  const client = await connectors.clientFor(defaultServiceUrl)
  let created: { readonly id: string; readonly serviceUrl: string }
  try {
    const parameters = parametersFor(person, botIdOf(access))
    created = await client.conversations.createConversation(parameters, { timeout: sendTimeoutMs })
  } catch (error) {
    return outcomeOfOpening(toTeamsFailure(error))
  }
  if (!created.id) {
    return { kind: 'not-sent', retryAfterMs: INSTALLING_MS, detail: 'Teams opened a chat and did not say which' }
  }
  const serviceUrl = isServiceUrlAllowed(access, created.serviceUrl) ? created.serviceUrl : defaultServiceUrl
  // The card that is about to be sent says hello itself.
  const reference = { serviceUrl, conversationId: created.id, welcomed: true }
  await saveReference(deps, person, reference)
  return { kind: 'open', reference }
}

/** Members are named by Entra object id; Teams answers with the chat the person already has, if any. */
function parametersFor({ tenantId, personId }: VerifiedIdentity, botId: string): ConversationParameters {
  return {
    isGroup: false,
    bot: { id: `28:${botId}`, name: 'Assent' },
    members: [{ id: personId, name: '' }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  }
}

function outcomeOfOpening(failure: TeamsFailure): NotSent {
  const { detail } = failure
  if (failure.kind === 'not-found') return { kind: 'unreachable', reason: 'no-teams', detail }
  if (failure.kind === 'refused' && failure.reason === 'not-installed') {
    return { kind: 'not-sent', retryAfterMs: INSTALLING_MS, detail }
  }
  return outcomeBeforeSending(failure)
}
