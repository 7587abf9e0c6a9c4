import { randomUUID } from 'node:crypto'

/** What goes back over HTTP; without a body there is no content type either, as Graph answers a 201. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A refusal in Microsoft Graph's own shape: `{ error: { code, message, innerError } }`. */
export class GraphProblem extends Error {
  override readonly name = 'GraphProblem'
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }

  toReply(clientRequestId: string | undefined): Reply {
    const requestId = randomUUID()
    const innerError = {
      date: new Date().toISOString().slice(0, 19),
      'request-id': requestId,
      'client-request-id': clientRequestId ?? requestId,
    }
    return {
      status: this.status,
      headers: { ...this.headers, 'request-id': requestId },
      body: { error: { code: this.code, message: this.message, innerError } },
    }
  }
}

export function badRequest(message: string, code = 'Request_BadRequest'): GraphProblem {
  return new GraphProblem(400, code, message)
}

export function resourceNotFound(id: string): GraphProblem {
  return new GraphProblem(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )
}
