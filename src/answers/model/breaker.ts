import { type Clock, epochMsOf } from '../../clock.ts'

const FAILURES_IN_A_ROW = 3 // one is chance, two are bad luck
const REST_MS = 60_000 // short enough for a restarted endpoint, long enough that few people ever wait for a dead one

/** Leaves a failing endpoint alone for a while, so that it does not make every answer slow. */
export interface Breaker {
  /** After a rest, `true` for one caller only: the others wait for how that goes. */
  mayTry(): boolean
  succeeded(): void
  failed(): void
}

export function createBreaker(clock: Clock): Breaker {
  let failures = 0
  let restsUntil = 0
  const rest = () => {
    restsUntil = epochMsOf(clock.now()) + REST_MS
  }
  return {
    mayTry() {
      if (failures < FAILURES_IN_A_ROW) return true
      if (epochMsOf(clock.now()) < restsUntil) return false
      rest()
      return true
    },
    succeeded() {
      failures = 0
    },
    failed() {
      failures += 1
      if (failures >= FAILURES_IN_A_ROW) rest()
    },
  }
}
