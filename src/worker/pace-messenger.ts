import type { SendOutcome } from '../campaigns/delivery.ts'
import type { Messenger } from '../campaigns/ports.ts'
import { CALLS_PER_CARD } from '../campaigns/sending-rate.ts'
import type { RateLimiter } from './rate-limiter.ts'
import type { Sleep } from './sleep.ts'

/** The two together stay well inside the lease under which a card is sent. */
const LONGEST_PAUSE_MS = 20_000
const SEND_TIMEOUT_MS = 60_000

/**
 * Keeps to what Teams allows, and gives every send an end: no answer in time is an answer that was lost. A card
 * still waiting for its turn when the program stops is handed back.
 */
export function paceMessenger(
  messenger: Messenger,
  {
    limiter,
    sleep,
    stopping,
  }: { readonly limiter: RateLimiter; readonly sleep: Sleep; readonly stopping: AbortSignal },
): Messenger {
  return {
    async sendPolicyCard(request) {
      const pauseMs = limiter.pauseMs()
      if (pauseMs > LONGEST_PAUSE_MS) {
        return { kind: 'not-sent', retryAfterMs: pauseMs, detail: 'Teams asked for a pause in sending.' }
      }
      await limiter.take(CALLS_PER_CARD, stopping)
      if (stopping.aborted) return { kind: 'not-sent', retryAfterMs: 0, detail: 'Assent was stopping.' }
      const outcome = await withinTime(messenger.sendPolicyCard(request), sleep)
      if (outcome.kind === 'not-sent' && outcome.isThrottled) limiter.slowDown(outcome.retryAfterMs)
      return outcome
    },
  }
}

async function withinTime(sending: Promise<SendOutcome>, sleep: Sleep): Promise<SendOutcome> {
  const answered = new AbortController()
  const tooLate = sleep(SEND_TIMEOUT_MS, answered.signal).then((): SendOutcome => {
    return { kind: 'unknown', detail: `Teams did not answer within ${SEND_TIMEOUT_MS / 1_000} seconds.` }
  })
  try {
    return await Promise.race([sending, tooLate])
  } finally {
    answered.abort()
  }
}
