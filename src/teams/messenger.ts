import { createHash } from 'node:crypto'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import type { SendOutcome } from '../campaigns/delivery.ts'
import type { Messenger } from '../campaigns/ports.ts'
import type { ReviewMessenger } from '../campaigns/review/ports.ts'
import { type Card, cardBytes, maxCardBytes } from './card-template.ts'
import type { ConversationReference } from './conversation-reference.ts'
import { type NotSent, outcomeOfSending, toTeamsFailure } from './errors.ts'
import { type OpenConversationDeps, openConversation } from './open-conversation.ts'
import { makePolicyCard, type PolicyCardDeps } from './policy-card.ts'
import { renderReviewReminder } from './render-review-reminder.ts'
import { cardActivity } from './turn-answers.ts'

export interface MessengerDeps extends OpenConversationDeps, PolicyCardDeps {}

const OURS_TO_MEND_MS = 3_600_000
const STORAGE_OR_TOKEN_MS = 60_000

/** Sends each card with one HTTP call that is never repeated here, and says what is known of its fate. */
export function createMessenger(deps: MessengerDeps): Messenger & ReviewMessenger {
  return {
    sendPolicyCard: (request) => deliver(deps, request.assignment.person, () => makePolicyCard(deps, request)),
    sendReviewReminder: (reminder) => deliver(deps, reminder.owner, () => renderReviewReminder(deps.cards, reminder)),
  }
}

async function deliver(
  deps: MessengerDeps,
  person: VerifiedIdentity,
  makeCard: () => Card | Promise<Card>,
): Promise<SendOutcome> {
  try {
    return await sendTo(deps, person, await makeCard())
  } catch (error) {
    // The call that sends is guarded where it is made, so whatever failed here, no card left.
    return notSent(STORAGE_OR_TOKEN_MS, `before sending: ${error instanceof Error ? error.name : typeof error}`)
  }
}

async function sendTo(deps: MessengerDeps, person: VerifiedIdentity, card: Card): Promise<SendOutcome> {
  const bytes = cardBytes(card)
  if (bytes > maxCardBytes) {
    return notSent(
      OURS_TO_MEND_MS,
      `the card is ${bytes} bytes, more than ${maxCardBytes}: its declaration is too long`,
    )
  }
  const opened = await openConversation(deps, person)
  if (opened.kind !== 'open') return opened
  const outcome = await send(deps, opened.reference, card)
  if (outcome.kind !== 'unreachable' || outcome.reason !== 'conversation-lost') return outcome
  // Teams has forgotten the conversation: a new one is opened, once.
  await deps.conversations.forget(person.tenantId, person.personId)
  const reopened = await openConversation(deps, person)
  return reopened.kind === 'open' ? send(deps, reopened.reference, card) : reopened
}

async function send(
  { connectors, sendTimeoutMs }: MessengerDeps,
  { serviceUrl, conversationId }: ConversationReference,
  card: Card,
): Promise<SendOutcome> {
  await connectors.warmUp()
  const { conversations } = await connectors.clientFor(serviceUrl)
  try {
    const sent = await conversations.sendToConversation(conversationId, cardActivity(card), { timeout: sendTimeoutMs })
    // The SDK promises an id; an answer without one must neither be stored as one nor make the card go out again.
    if (!sent.id) return { kind: 'unknown', detail: 'Teams took the card and did not say under which id' }
    return { kind: 'sent', conversationId, activityId: sent.id, cardHash: hashOf(card) }
  } catch (error) {
    return outcomeOfSending(toTeamsFailure(error))
  }
}

function hashOf(card: Card): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(card), 'utf8').digest('hex')}`
}

function notSent(retryAfterMs: number, detail: string): NotSent {
  return { kind: 'not-sent', retryAfterMs, detail }
}
