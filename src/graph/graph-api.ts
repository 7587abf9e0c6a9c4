import { AuthenticationHandler, Client, TelemetryHandler } from '@microsoft/microsoft-graph-client'
import type { z } from 'zod/v4'
import type { AccessTokens } from './credential.ts'
import { isBusyStatus, toGraphFailure } from './errors.ts'
import { GraphFailure } from './graph-failure.ts'
import { Transport } from './transport.ts'

export interface GraphConfig {
  readonly tokens: AccessTokens
  /** Where Graph is; the local directory's address in local mode. */
  readonly baseUrl?: string
  readonly timeoutMs?: number
  readonly sleep?: (ms: number) => Promise<void>
  /** Between 0 and 1, spreads out tries that were not told when to come back. */
  readonly random?: () => number
}

export const graphOrigin = 'https://graph.microsoft.com'

// Graph's own client would wait up to three minutes a time without a ceiling on the whole; ours stops at two minutes,
// about as long as somebody at a prompt waits before they think it has died.
const MOST_TRIES = 4
const MOST_WAITING_MS = 120_000
const FIRST_PAUSE_MS = 1000
const TIMEOUT_MS = 30_000

/** Microsoft Graph, one call at a time: signed, timed, tried again where that helps, and the answer checked. */
export class GraphApi {
  readonly #client: Client
  readonly #sleep: (ms: number) => Promise<void>
  readonly #random: () => number

  constructor({
    tokens,
    baseUrl = graphOrigin,
    timeoutMs = TIMEOUT_MS,
    sleep = pause,
    random = Math.random,
  }: GraphConfig) {
    const authentication = new AuthenticationHandler(tokens)
    const telemetry = new TelemetryHandler()
    authentication.setNext(telemetry)
    telemetry.setNext(new Transport(baseUrl, timeoutMs))
    this.#client = Client.initWithMiddleware({ middleware: authentication })
    this.#sleep = sleep
    this.#random = random
  }

  /** @throws GraphFailure, likewise the others. */
  async get<T>(target: string, schema: z.ZodType<T>, headers: Record<string, string> = {}): Promise<T> {
    return this.#persist(async () => read(schema, await this.#client.api(target).headers(headers).get()))
  }

  /** A question that has to be posted: asking twice changes nothing. */
  async ask<T>(target: string, body: object, schema: z.ZodType<T>): Promise<T> {
    return this.#persist(async () => read(schema, await this.#client.api(target).post(body)))
  }

  /** Asks once and leaves trying again to the caller, who may have better things to do than wait. */
  async post(target: string, body: object): Promise<void> {
    try {
      await this.#client.api(target).post(body)
    } catch (cause) {
      const failure = toGraphFailure(cause)
      // Done, and nothing was to be read: an empty body that calls itself JSON is no failure.
      if (failure.kind !== 'unreadable' || failure.status < 200 || failure.status >= 300) throw failure
    }
  }

  async #persist<T>(call: () => Promise<T>): Promise<T> {
    let waitedMs = 0
    for (let tried = 1; ; tried++) {
      try {
        return await call()
      } catch (cause) {
        const failure = toGraphFailure(cause)
        const waitMs = failure.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (tried - 1) * (1 + this.#random())
        if (!isPassing(failure) || tried === MOST_TRIES || waitedMs + waitMs > MOST_WAITING_MS) throw failure
        waitedMs += waitMs
        await this.#sleep(waitMs)
      }
    }
  }
}

function isPassing({ kind, status }: GraphFailure): boolean {
  return kind === 'unanswered' || (kind === 'refused' && isBusyStatus(status))
}

function read<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new GraphFailure(
    'unreadable',
    `${issue?.path.join('.') || 'the answer'}: ${issue?.message ?? 'not as documented'}`,
  )
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
