import type { Conversations } from './conversations.ts'
import type { Operation } from './planned-faults.ts'

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface RouteRequest {
  readonly conversations: Conversations
  readonly serviceUrl: string
  readonly botId: string
  /** What the path's groups matched, decoded. */
  readonly params: readonly string[]
  readonly query: URLSearchParams
  readonly body: unknown
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: RegExp
  /** For planned faults. */
  readonly operation?: Operation
  readonly answer: (request: RouteRequest) => Reply
}

/** In the connector's own shape: `{ error: { code, message } }`. */
export function problem(status: number, code: string, message: string, headers?: Reply['headers']): Reply {
  return { status, body: { error: { code, message } }, ...(headers && { headers }) }
}
