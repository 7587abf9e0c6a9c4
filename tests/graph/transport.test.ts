import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GraphError } from '@microsoft/microsoft-graph-client'
import { afterEach, expect, test } from 'vitest'
import { fixedToken } from '../../src/graph/credential.ts'
import { createDirectory } from '../../src/graph/directory.ts'
import { toGraphFailure } from '../../src/graph/errors.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'

const running: { stop(): void }[] = []

afterEach(() => {
  for (const server of running.splice(0)) server.stop()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  running.push({ stop: () => server.close().closeAllConnections() })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP port has no string form
}

function findPriya(baseUrl: string, timeoutMs = 5000) {
  const directory = createDirectory({ tokens: fixedToken('local'), baseUrl, timeoutMs, sleep: async () => {} })
  return directory.findUser(cast.priya.id)
}

test('a redirect is not followed, so the token stays here', async () => {
  let strayRequests = 0
  const elsewhere = await serve((_, response) => {
    strayRequests += 1
    response.end('{}')
  })
  const graph = await serve((_, response) => response.writeHead(302, { Location: elsewhere }).end())

  await expect(findPriya(graph)).rejects.toMatchObject({ kind: 'unavailable' })
  expect(strayRequests).toBe(0)
})

test('a Graph that never answers is given up', async () => {
  const graph = await serve(() => {})
  await expect(findPriya(graph, 20)).rejects.toMatchObject({ kind: 'unavailable' })
})

test('a web page instead of an answer is not believed', async () => {
  const graph = await serve((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Sign in'))
  await expect(findPriya(graph)).rejects.toMatchObject({ kind: 'unexpected-answer' })
})

test('half an answer is asked for again', async () => {
  let requests = 0
  const graph = await serve((_, response) => {
    requests += 1
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' }).write('{"id":')
    response.destroy()
  })
  await expect(findPriya(graph)).rejects.toMatchObject({ kind: 'unavailable' })
  expect(requests).toBe(4)
})

test('a link to further pages leads to Graph or nowhere', async () => {
  const graph = await serve((_, response) => {
    const page = { value: [], '@odata.nextLink': 'https://graph.microsoft.example/v1.0/groups' }
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(page))
  })
  const directory = createDirectory({ tokens: fixedToken('local'), baseUrl: graph })
  const reading = directory.listMembers(oakfield.groups.staff)[Symbol.asyncIterator]().next()
  await expect(reading).rejects.toMatchObject({ kind: 'unexpected-answer' })
})

test.each([
  ['17', 17_000],
  ['Tue, 01 Sep 2026 08:31:00 GMT', 60_000],
  ['Tue, 01 Sep 2026 08:29:00 GMT', 0],
  ['soon', undefined],
])('Retry-After: %s is %s ms', (text, expected) => {
  const error = new GraphError(429, 'Too many requests')
  error.headers = new Headers({ 'Retry-After': text, Date: 'Tue, 01 Sep 2026 08:30:00 GMT' })
  expect(toGraphFailure(error).retryAfterMs).toBe(expected)
})
