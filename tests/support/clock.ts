import { type Clock, epochMsOf, type Ids, type Instant, toInstant } from '../../src/clock.ts'

export interface TestClock extends Clock {
  advance(ms: number): void
  set(instant: string): void
}

export function testClock(start = '2026-09-01T08:30:00.000Z'): TestClock {
  let now = epochMsOf(start as Instant)
  return {
    now: () => toInstant(now),
    advance(ms) {
      now += ms
    },
    set(instant) {
      now = epochMsOf(instant as Instant)
    },
  }
}

/** Distinct and predictable, so that a run can be repeated. */
export function countingIds(): Ids {
  let count = 0
  return {
    nonce() {
      count += 1
      return `nonce-${String(count).padStart(16, '0')}`
    },
  }
}
