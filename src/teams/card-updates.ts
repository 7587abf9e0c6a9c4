import { setTimeout as wait } from 'node:timers/promises'
import type { BotLog } from './bot-deps.ts'
import type { Card } from './card-template.ts'
import type { Connectors } from './connectors.ts'
import { toTeamsFailure } from './errors.ts'
import { cardActivity } from './turn-answers.ts'

/** Where a card that was sent now stands. */
export interface SentCard {
  readonly serviceUrl: string
  readonly conversationId: string
  readonly activityId: string
}

export interface CardUpdateDeps {
  readonly connectors: Connectors
  readonly log: BotLog
  readonly sendTimeoutMs: number
}

// Putting the same card there again does no harm, unlike sending it again.
const retryAfterMs = [500, 2_000]

/** Replaces a card for good, on every device. @returns false when Teams would not: the old card stays, and still works */
export async function replaceCard(
  { connectors, log, sendTimeoutMs }: CardUpdateDeps,
  { serviceUrl, conversationId, activityId }: SentCard,
  card: Card,
): Promise<boolean> {
  const { conversations } = await connectors.clientFor(serviceUrl)
  const activity = { ...cardActivity(card), id: activityId }
  for (const delayMs of [...retryAfterMs, undefined]) {
    try {
      await conversations.updateActivity(conversationId, activityId, activity, { timeout: sendTimeoutMs })
      return true
    } catch (error) {
      const failure = toTeamsFailure(error)
      if (delayMs === undefined || failure.kind === 'refused' || failure.kind === 'not-found') {
        log.warn({ failure: failure.kind, detail: failure.detail }, 'a card could not be replaced')
        return false
      }
      await wait(delayMs)
    }
  }
  return false
}
