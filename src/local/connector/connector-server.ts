import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problem, type Reply } from './connector-route.ts'
import { routes } from './connector-routes.ts'
import type { Conversations } from './conversations.ts'
import type { PlannedAnswer, PlannedFaults } from './planned-faults.ts'

export interface RecordedRequest {
  readonly method: string
  /** Below the service address, still encoded: `/v3/conversations/a%3Achat-…/activities`. */
  readonly path: string
  readonly body: unknown
}

export interface ConnectorServer {
  /** What activities call `serviceUrl`, with its trailing slash. */
  readonly serviceUrl: string
  /** The newest requests, oldest first. */
  readonly requests: readonly RecordedRequest[]
  stop(): Promise<void>
}

interface ConnectorOptions {
  readonly conversations: Conversations
  readonly faults: PlannedFaults
  readonly botId: string
  readonly port?: number
}

// Teams' own addresses have a path too, so a bot that drops it is caught here.
const BASE_PATH = '/teams'
const REQUESTS_REMEMBERED = 500 // enough for any test; a connector that runs all day must not grow
const LARGEST_BODY = 1_000_000

/** Serves the connector protocol on loopback, with the faults a test planned. */
export async function startConnectorServer(options: ConnectorOptions): Promise<ConnectorServer> {
  const requests: RecordedRequest[] = []
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  // A server listening on a TCP port always has an AddressInfo; the string form is for pipes.
  const { port } = server.address() as AddressInfo
  const serviceUrl = `http://127.0.0.1:${port}${BASE_PATH}/`

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', serviceUrl)
    const method = incoming.method ?? 'GET'
    const path = url.pathname.replace(BASE_PATH, '')
    const body = parseJson(await readBody(incoming))
    requests.push({ method, path, body })
    if (requests.length > REQUESTS_REMEMBERED) requests.shift()
    const route = routes.find((each) => each.method === method && each.path.test(path))
    if (!route) return send(response, problem(404, 'NotFound', `${method} ${path} is not served here.`))
    const fault = route.operation && options.faults.take(route.operation)
    const act = () => {
      const params = (route.path.exec(path) ?? []).slice(1).map(decodeURIComponent)
      return route.answer({ ...options, serviceUrl, params, query: url.searchParams, body })
    }
    if (!fault) return send(response, act())
    if (fault.takesEffect) act()
    goWrong(response, fault.answer)
  }

  return {
    serviceUrl,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function goWrong(response: ServerResponse, planned: PlannedAnswer): void {
  if (planned.kind === 'hang') return
  if (planned.kind === 'reset') return void response.socket?.resetAndDestroy()
  const { status, code = 'ServiceError', message = 'Planned by a test.', retryAfter } = planned
  send(response, problem(status, code, message, retryAfter === undefined ? undefined : { 'Retry-After': retryAfter }))
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  if (body === undefined) return void response.writeHead(status, headers).end()
  response
    .writeHead(status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(body))
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of incoming.setEncoding('utf8')) {
    text += chunk
    if (text.length > LARGEST_BODY) throw new RangeError('The body is larger than Teams would take.')
  }
  return text
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
