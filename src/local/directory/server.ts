import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PersonId } from '../../people/person.ts'
import { badRequest, GraphProblem, type Reply } from './graph-problem.ts'
import { peopleRoutes } from './people-routes.ts'
import { Plan, type PlannedFault, problemOf } from './plan.ts'
import type { RouteRequest } from './route.ts'
import type { SchoolDirectory } from './school-directory.ts'
import { teamsRoutes } from './teams-routes.ts'

export interface RecordedRequest {
  readonly method: string
  /** Path and query, decoded: `/v1.0/groups/…?$top=999`. */
  readonly target: string
  readonly headers: IncomingMessage['headers']
}

export interface LocalDirectory {
  /** `http://127.0.0.1:PORT`: what stands in for https://graph.microsoft.com. */
  readonly url: string
  /** The newest requests, oldest first. */
  readonly requests: readonly RecordedRequest[]
  /** Arranges for coming requests to go wrong. */
  plan(fault: PlannedFault): void
  /** Calls `listener`, which must not throw, each time the Teams app was installed for somebody. */
  onInstall(listener: (person: PersonId) => void): void
  /** People join, leave and move: requests from now on see this school. */
  replaceSchool(school: SchoolDirectory): void
  stop(): Promise<void>
}

const routes = [...peopleRoutes, ...teamsRoutes]
const REQUESTS_REMEMBERED = 1000 // enough for any test; a directory that runs all day must not grow

/** The little that is left of Entra ID on one machine: Microsoft Graph's own paths over HTTP, on loopback. */
export async function startDirectory(options: {
  readonly school: SchoolDirectory
  readonly port?: number
}): Promise<LocalDirectory> {
  let school = options.school
  const plan = new Plan()
  const requests: RecordedRequest[] = []
  const installed = new Set<PersonId>()
  const listeners: ((person: PersonId) => void)[] = []

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
    const target =
      decodeURIComponent(url.pathname) +
      (url.search && `?${decodeURIComponent(url.search.slice(1).replaceAll('+', ' '))}`)
    requests.push({ method: incoming.method ?? 'GET', target, headers: incoming.headers })
    if (requests.length > REQUESTS_REMEMBERED) requests.shift()
    const body = await readBody(incoming)
    const planned = plan.take(`${incoming.method} ${target}`)
    if (planned?.kind === 'dropped') {
      response.destroy()
      return
    }
    const reply = answerOrRefuse(incoming, () => {
      const problem = planned && problemOf(planned)
      if (problem) throw problem
      return route(incoming.method, url, {
        school,
        installed,
        consistencyLevel: singleHeader(incoming, 'consistencylevel'),
        body: parseJson(body),
        namesWithheld: planned?.kind === 'names-withheld',
        afterwards: (act) => response.once('finish', act),
        announceInstall: (person) => {
          for (const listener of listeners) listener(person)
        },
      })
    })
    send(response, reply)
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((cause: unknown) => response.destroy(cause instanceof Error ? cause : undefined))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  // A server listening on a TCP port always has an AddressInfo; the string form is for pipes.
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    plan: (fault) => plan.add(fault),
    onInstall: (listener) => void listeners.push(listener),
    replaceSchool: (next) => {
      school = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answerOrRefuse(incoming: IncomingMessage, answer: () => Reply): Reply {
  try {
    requireToken(incoming)
    return answer()
  } catch (cause) {
    const problem = cause instanceof GraphProblem ? cause : new GraphProblem(500, 'InternalServerError', String(cause))
    return problem.toReply(singleHeader(incoming, 'client-request-id'))
  }
}

function requireToken(incoming: IncomingMessage): void {
  if (!/^Bearer \S+$/.test(incoming.headers.authorization ?? '')) {
    throw new GraphProblem(401, 'InvalidAuthenticationToken', 'Access token is empty.', {
      'WWW-Authenticate': 'Bearer',
    })
  }
}

function route(method: string | undefined, url: URL, request: Omit<RouteRequest, 'url' | 'params'>): Reply {
  const [, version, path = ''] = /^\/(v1\.0)(\/.*)$/.exec(url.pathname) ?? []
  const matching = version
    ? routes.find((candidate) => candidate.method === method && candidate.path.test(path))
    : undefined
  if (!matching) throw new GraphProblem(400, 'BadRequest', `Resource not found for the segment '${url.pathname}'.`)
  const params = (matching.path.exec(path) ?? []).slice(1).map(decodeURIComponent)
  return matching.answer({ ...request, url, params })
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk
  return text
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw badRequest(`Unable to read JSON request payload: ${String(cause)}`, 'BadRequest')
  }
}

function singleHeader(incoming: IncomingMessage, name: string): string | undefined {
  const value = incoming.headers[name]
  return typeof value === 'string' ? value : undefined
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  const isJson = body !== undefined
  response.writeHead(status, {
    ...headers,
    ...(isJson && { 'Content-Type': 'application/json; odata.metadata=minimal; charset=utf-8' }),
  })
  response.end(isJson ? JSON.stringify(body) : undefined)
}
