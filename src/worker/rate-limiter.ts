import { type Clock, epochMsOf } from '../clock.ts'
import type { Sleep } from './sleep.ts'

export interface RateLimiter {
  /** Resolves when so many calls may be made, or at once when the signal aborts. */
  take(calls: number, signal?: AbortSignal): Promise<void>
  /** Teams answered 429: half the rate from now on, and no call at all before this has passed. */
  slowDown(retryAfterMs: number): void
  /** How long nothing may be sent, in milliseconds. */
  pauseMs(): number
}

// Back to the full rate within a minute after the pause.
const RECOVERY_MS = 60_000
// Several calls under way are told to slow down together, about the same burst.
const SAME_BURST_MS = 1_000
const SLOWEST_PER_SECOND = 1

/**
 * Spaces calls evenly, so that no second ever sees more than its share; a bucket that fills up while idle would let
 * through twice the rate in its first second.
 */
export function createRateLimiter({
  clock,
  sleep,
  callsPerSecond,
}: {
  readonly clock: Clock
  readonly sleep: Sleep
  readonly callsPerSecond: number
}): RateLimiter {
  const nowMs = neverBackwards(clock)
  let freeAt = 0
  let pausedUntil = 0
  let slowed: { readonly at: number; readonly rate: number } | undefined // the rate as it was when the pause ended

  function currentRate(now: number): number {
    if (slowed === undefined) return callsPerSecond
    const quietMs = Math.max(0, now - slowed.at)
    return Math.min(callsPerSecond, slowed.rate + (quietMs / RECOVERY_MS) * callsPerSecond)
  }

  return {
    async take(calls, signal) {
      const now = nowMs()
      const startAt = Math.max(now, freeAt, pausedUntil)
      freeAt = startAt + (calls / currentRate(startAt)) * 1_000
      if (startAt > now) await sleep(startAt - now, signal)
    },
    slowDown(retryAfterMs) {
      const now = nowMs()
      pausedUntil = Math.max(pausedUntil, now + retryAfterMs)
      if (slowed && now - slowed.at < SAME_BURST_MS) return
      slowed = { at: pausedUntil, rate: Math.max(SLOWEST_PER_SECOND, currentRate(now) / 2) }
    },
    pauseMs: () => Math.max(0, pausedUntil - nowMs()),
  }
}

/** A computer clock that is put back must not stop all sending until it has caught up with itself. */
function neverBackwards(clock: Clock): () => number {
  let last = 0
  let offset = 0
  return () => {
    const now = epochMsOf(clock.now())
    if (now < last) offset += last - now
    last = now
    return now + offset
  }
}
