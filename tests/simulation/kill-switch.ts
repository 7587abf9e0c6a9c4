import { StorageError } from '../../src/storage/errors.ts'

/** The program was killed: whatever it was doing, it does no more. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

export interface KillPlan {
  /** Which call to the outside world is the last, counted from 1 in the order they begin. */
  readonly atCall: number
  /** Whether that call still takes effect. */
  readonly when: 'before' | 'after'
}

export interface KillSwitch {
  readonly calls: number
  readonly isDead: boolean
  readonly deaths: number
  readonly failures: number
  /** Somebody outside the program is looking. */
  readonly isAside: boolean
  /** The same object before and after, so that calls under way together are told apart. */
  before(call: object): void
  after(call: object): void
  /** A new program starts over the same storage; nothing kills this one. */
  restart(): void
  /** Nothing fails any more. */
  calm(): void
  /** Looks at the world without counting, while nothing else goes on. */
  aside<T>(look: () => Promise<T>): Promise<T>
}

/**
 * Counts every call to storage, queue and Teams, and kills the program at the chosen one. At the `failing` ones the
 * program lives on with an error: `before` means refused, `after` that it was done and the answer was lost.
 */
export function killSwitch(plan?: KillPlan, failing: readonly KillPlan[] = []): KillSwitch {
  const numbers = new WeakMap<object, number>()
  const state = { calls: 0, deaths: 0, failures: 0, isDead: false, isAside: false }
  let isArmed = true

  function failHere(call: object, when: KillPlan['when']): void {
    const isHere = (each: KillPlan) => isArmed && each.when === when && each.atCall === numbers.get(call)
    if (failing.some(isHere)) {
      state.failures += 1
      throw new StorageError('unavailable', 'No answer came.')
    }
    if (!plan || !isHere(plan)) return
    state.isDead = true
    state.deaths += 1
    throw new Killed()
  }

  return {
    get calls() {
      return state.calls
    },
    get deaths() {
      return state.deaths
    },
    get failures() {
      return state.failures
    },
    get isDead() {
      return state.isDead
    },
    get isAside() {
      return state.isAside
    },
    before(call) {
      if (state.isAside) return
      if (state.isDead) throw new Killed()
      state.calls += 1
      numbers.set(call, state.calls)
      failHere(call, 'before')
    },
    after(call) {
      if (state.isAside) return
      failHere(call, 'after')
      if (state.isDead) throw new Killed()
    },
    restart() {
      state.isDead = false
    },
    calm() {
      isArmed = false
    },
    async aside(look) {
      state.isAside = true
      try {
        return await look()
      } finally {
        state.isAside = false
      }
    },
  }
}
