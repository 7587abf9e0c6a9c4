import type { Sleep } from '../../src/worker/sleep.ts'
import { type TestClock, testClock } from '../support/clock.ts'

export interface VirtualTime {
  readonly clock: TestClock
  readonly sleep: Sleep
  /** Lets everything happen that is due within this time, in order, without waiting for any of it. */
  pass(ms: number): Promise<void>
  /** How many sleepers there are. */
  readonly waiting: number
}

interface Sleeper {
  readonly until: number
  readonly wake: () => void
}

export function virtualTime(): VirtualTime {
  const clock = testClock()
  const nowMs = () => Date.parse(clock.now())
  const sleepers = new Set<Sleeper>()
  return {
    clock,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = { until: nowMs() + ms, wake: () => sleepers.delete(sleeper) && resolve() }
        sleepers.add(sleeper)
        if (signal?.aborted) sleeper.wake()
        else signal?.addEventListener('abort', sleeper.wake)
      }),
    async pass(ms) {
      const end = nowMs() + ms
      for (;;) {
        await settle()
        const [next] = [...sleepers].sort((a, b) => a.until - b.until)
        if (next === undefined || next.until > end) break
        clock.advance(Math.max(0, next.until - nowMs()))
        next.wake()
      }
      clock.advance(Math.max(0, end - nowMs()))
    },
    get waiting() {
      return sleepers.size
    },
  }
}

/** Everything that needs no time has happened. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
