import { expect, test } from 'vitest'
import { createApiClient } from '../../src/tab/api-client.ts'
import { type Following, followCompletion } from '../../src/tab/completion/follow-completion.ts'
import type { ApiProblem, CompletionEvent, CompletionView } from '../../src/web/api.ts'

function view(signed: number): CompletionView {
  return {
    campaign: {
      campaignId: 'autumn',
      policyTitle: 'ICT policy',
      policyUrl: '/policies/p/v',
      dueOn: '2026-09-30',
      launchedAt: '2026-09-01T08:00:00.000Z',
      state: 'open',
      audiences: ['staff'],
    },
    asOf: '2026-09-12T11:00:00.000Z' as CompletionView['asOf'],
    total: { expected: 3, signed, declined: 0, pending: 3 - signed, excused: 0, unreachable: 0 },
    byAudience: [],
    outstanding: [],
  }
}

function stream(...events: readonly CompletionEvent[]): Response {
  const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(': still here\n\n')
  const bytes = new TextEncoder().encode(text)
  // In pieces of seven bytes, as no network promises to keep messages whole.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, n) => bytes.slice(n * 7, n * 7 + 7))
  return new Response(ReadableStream.from(pieces))
}

function problem(status: number, body: ApiProblem): Response {
  return Response.json(body, { status })
}

const pushed = (signed: number): CompletionEvent => ({ kind: 'completion', view: view(signed) })
const down: ApiProblem = { code: 'unavailable', message: 'Try again in a minute.' }

/** Answers one request after another, then stops the following; says what the page was told and how long it waited. */
async function follow(answers: readonly (Response | Error)[], getToken = async () => 'token') {
  const leaving = new AbortController()
  const told: Following[] = []
  const waitedMs: number[] = []
  const asked: string[] = []
  const left = [...answers]
  const api = createApiClient({
    getToken,
    fetch: async (input, init) => {
      asked.push(`${String(input)} ${new Headers(init?.headers).get('authorization')}`)
      const answer = left.shift()
      if (answer instanceof Response) return answer
      throw answer ?? new Error('No answer is left.')
    },
  })
  await followCompletion({
    api,
    campaignId: 'autumn',
    signal: leaving.signal,
    onChange: (following) => told.push(following),
    wait: async (ms) => {
      waitedMs.push(ms)
      if (left.length === 0) leaving.abort()
    },
  })
  const summary = told.map((one) =>
    one.kind === 'ready' ? `${one.view.total.signed} ${one.isLive ? 'live' : 'stale'}` : one.kind,
  )
  return { told, summary, waitedMs, asked }
}

test('the figures are loaded, then change as people sign', async () => {
  const { summary, asked } = await follow([Response.json(view(0)), stream(pushed(0), pushed(1), { kind: 'bye' })])

  expect(summary).toEqual(['0 live', '0 live', '1 live'])
  expect(asked).toEqual(['/api/campaigns/autumn/completion Bearer token', '/api/campaigns/autumn/events Bearer token'])
})

test('a goodbye is followed by asking again, with a fresh token', async () => {
  let issued = 0
  const { summary, asked } = await follow(
    [Response.json(view(0)), stream({ kind: 'bye' }), Response.json(view(2)), stream({ kind: 'bye' })],
    async () => {
      issued += 1
      return `token-${issued}`
    },
  )

  expect(summary).toEqual(['0 live', '2 live'])
  expect(asked.at(-1)).toBe('/api/campaigns/autumn/events Bearer token-4')
})

test('a broken connection keeps the figures, says they are old, and recovers', async () => {
  const { summary } = await follow([
    Response.json(view(1)),
    stream(pushed(1)),
    new TypeError('network'),
    Response.json(view(2)),
    stream(pushed(2), { kind: 'bye' }),
  ])

  expect(summary).toEqual(['1 live', '1 live', '1 stale', '1 stale', '2 live', '2 live'])
})

test('waits grow while nothing answers and start again after success', async () => {
  const { waitedMs, summary } = await follow([
    problem(503, down),
    problem(503, down),
    problem(503, down),
    Response.json(view(1)),
    stream(pushed(1), { kind: 'bye' }),
  ])

  expect(waitedMs).toEqual([2_000, 5_000, 10_000, 1_000])
  expect(summary).toEqual(['problem', 'problem', 'problem', '1 live', '1 live'])
})

test('trouble told in the stream makes the figures old', async () => {
  const { summary } = await follow([Response.json(view(1)), stream(pushed(1), { kind: 'problem', problem: down })])

  expect(summary).toEqual(['1 live', '1 live', '1 stale'])
})

test.each([
  ['not-a-leader', 403],
  ['not-found', 404],
  ['signed-out', 401],
] as const)('%s ends it, even when figures were shown before', async (code, status) => {
  const { told, waitedMs } = await follow([
    Response.json(view(1)),
    stream({ kind: 'bye' }),
    problem(status, { code, message: 'Words.' }),
    Response.json(view(2)),
  ])

  expect(told.at(-1)).toEqual({ kind: 'problem', problem: { code, message: 'Words.' } })
  expect(waitedMs).toHaveLength(1)
})

test('a sign-in that Teams refuses is told as such', async () => {
  const { told } = await follow([], async () => {
    throw new Error('CancelledByUser')
  })

  expect(told).toEqual([{ kind: 'problem', problem: expect.objectContaining({ code: 'signed-out' }) }])
})

test('a page that some proxy answers with is not shown to anybody', async () => {
  const { told } = await follow([new Response('<h1>Blocked by policy</h1>', { status: 502 })])

  expect(told).toEqual([
    { kind: 'problem', problem: expect.objectContaining({ message: expect.stringContaining('cannot be reached') }) },
  ])
})
