import type { Context, Middleware } from '@microsoft/microsoft-graph-client'
import { carry } from './errors.ts'
import { GraphFailure } from './graph-failure.ts'

/**
 * Last link of the Graph client's chain: the request itself. Everything before it believes that it talks to
 * graph.microsoft.com, because over another address the client attaches no token and spoils the links to further pages.
 */
export class Transport implements Middleware {
  readonly #baseUrl: string
  readonly #timeoutMs: number

  constructor(baseUrl: string, timeoutMs: number) {
    this.#baseUrl = baseUrl
    this.#timeoutMs = timeoutMs
  }

  async execute(context: Context): Promise<void> {
    const asked = new URL(typeof context.request === 'string' ? context.request : context.request.url)
    try {
      context.response = await fetch(new URL(asked.pathname + asked.search, this.#baseUrl), {
        ...context.options,
        // A redirect would take the token somewhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeoutMs),
      })
    } catch (cause) {
      throw carry(new GraphFailure('unanswered', reasonOf(cause), { cause }))
    }
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause.cause instanceof Error ? cause.cause.message : cause.message
}
