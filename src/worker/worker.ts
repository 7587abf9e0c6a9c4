import type { LeasedJob } from '../campaigns/ports.ts'
import { CALLS_PER_SECOND } from '../campaigns/sending-rate.ts'
import { type HandlePorts, handleJob } from './handle-job.ts'
import type { WorkerLog } from './log.ts'
import { paceMessenger } from './pace-messenger.ts'
import { createRateLimiter } from './rate-limiter.ts'
import type { Sleep } from './sleep.ts'
import { createSweeper, type SweepPorts } from './sweeper.ts'

export interface WorkerSettings {
  /** Calls to Teams a second, all cards together. */
  readonly callsPerSecond: number
  /** Cards on their way at the same time. */
  readonly concurrency: number
  readonly sweepEveryMs: number
  /** How long an empty queue is left alone. */
  readonly idleMs: number
}

const usual: WorkerSettings = { callsPerSecond: CALLS_PER_SECOND, concurrency: 8, sweepEveryMs: 60_000, idleMs: 1_000 }

// Longer than the lease under which a card is sent, so that a job comes back only when its sender is surely gone.
const JOB_LEASE_MS = 150_000
const LARGEST_RECEIVE = 32
const AFTER_ERROR_MS = 5_000

export interface WorkerDeps {
  readonly ports: HandlePorts & SweepPorts
  readonly sleep: Sleep
  readonly log: WorkerLog
  readonly settings?: Partial<WorkerSettings>
}

export interface Worker {
  /** Takes no new work, finishes what is under way, and resolves when all is quiet. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * Sends what is queued and sweeps now and then, until it is stopped. Being killed instead loses nothing: jobs come
 * back when their lease ends, and the sweep finds whatever does not.
 */
export function startWorker({ ports, sleep, log, settings = {} }: WorkerDeps): Worker {
  const { callsPerSecond, concurrency, sweepEveryMs, idleMs } = { ...usual, ...settings }
  const limiter = createRateLimiter({ clock: ports.clock, sleep, callsPerSecond })
  const sweep = createSweeper(ports, log)
  const stopping = new AbortController()
  const messenger = paceMessenger(ports.messenger, { limiter, sleep, stopping: stopping.signal })
  const underWay = new Set<Promise<void>>()

  function begin(leased: LeasedJob): void {
    const running = handleJob({ ...ports, messenger }, log, leased)
      // Storage did not take the end of the job: it comes back, and its delivery says how far it got.
      .catch((error: unknown) => log.warn({ err: error }, 'a job could not be settled'))
      .finally(() => underWay.delete(running))
    underWay.add(running)
  }

  async function deliver(): Promise<void> {
    while (!stopping.signal.aborted) {
      const received = await receive(concurrency - underWay.size)
      received.forEach(begin)
      if (underWay.size >= concurrency) await Promise.race(underWay)
      else if (received.length === 0) await sleep(idleMs, stopping.signal)
    }
    await Promise.all(underWay)
  }

  async function receive(free: number): Promise<readonly LeasedJob[]> {
    try {
      return await ports.jobs.receive(Math.min(free, LARGEST_RECEIVE), JOB_LEASE_MS)
    } catch (error) {
      log.error({ err: error }, 'the queue could not be read')
      await sleep(AFTER_ERROR_MS, stopping.signal)
      return []
    }
  }

  async function sweepNowAndThen(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sweep().catch((error: unknown) => log.error({ err: error }, 'the sweep failed'))
      await sleep(sweepEveryMs, stopping.signal)
    }
  }

  const finished = Promise.all([deliver(), sweepNowAndThen()])
  return {
    async stop() {
      stopping.abort()
      await finished
    },
  }
}
