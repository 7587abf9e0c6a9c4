import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ModelEndpoint, OfferedQuestion } from '../../src/answers/model/ports.ts'
import type { ModelSettings } from '../../src/model/endpoint-settings.ts'
import { createModelEndpoint } from '../../src/model/model-endpoint.ts'
import type { ClauseId } from '../../src/policy/policy.ts'
import { Secret } from '../../src/settings-reader.ts'
import {
  type Behaviour,
  breakingOff,
  completion,
  dripping,
  embedding,
  flooding,
  type ModelStub,
  offeredIn,
  order,
  redirecting,
  refusing,
  saying,
  sendJson,
  stalling,
  startModelStub,
} from '../support/model-stub.ts'

const offered: OfferedQuestion = {
  question: 'Can I text a parent from {{$temp.phone}}?',
  clauses: [
    { id: 'c-phones' as ClauseId, place: 'Devices › Phones', text: 'Staff must not text parents.' },
    { id: 'c-email' as ClauseId, place: 'Devices', text: 'Staff write to parents by school email.' },
  ],
}

let stub: ModelStub
let printed: string[]

beforeEach(async () => {
  stub = await startModelStub()
  printed = []
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...what: unknown[]) => void printed.push(JSON.stringify(what)))
  }
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await stub.stop()
})

const canary = 'sk-canary-0001'

function openai(changes: Partial<ModelSettings> = {}): ModelEndpoint {
  const endpoint = new URL(stub.url.replace(/v1$/, ''))
  const key = new Secret(canary)
  return createModelEndpoint({ kind: 'openai', endpoint, key, rerank: 'small', embeddings: 'tiny', ...changes })
}

/** Azure's address, which must be https, served by the stub. */
function azure(): ModelEndpoint {
  const settings = { kind: 'azure-openai', endpoint: new URL('https://oakfield.openai.azure.com/') } as const
  const send: typeof fetch = (url, init) => fetch(`${new URL(stub.url).origin}${pathOf(url)}`, init)
  return createModelEndpoint({ ...settings, key: new Secret(canary), rerank: 'ranker', embeddings: 'vectors' }, send)
}

function pathOf(url: string | URL | Request): string {
  const { pathname, search } = new URL(url instanceof Request ? url.url : url)
  return `${pathname}${search}`
}

async function rerank(endpoint: ModelEndpoint, milliseconds = 5_000) {
  using budget = endpoint.startBudget(milliseconds)
  return await endpoint.reranker?.rerank(offered, budget.signal)
}

async function embed(endpoint: ModelEndpoint, milliseconds = 5_000) {
  using budget = endpoint.startBudget(milliseconds)
  return await endpoint.embedder?.embed(['aab', 'bcc'], budget.signal)
}

describe('an OpenAI-compatible endpoint', () => {
  test('is sent the question and the clauses, in two messages, and nothing else', async () => {
    stub.behave(
      'chat',
      saying(() => order(['c-email', 'c-phones'])),
    )

    expect(await rerank(openai())).toEqual({ kind: 'order', clauseIds: ['c-email', 'c-phones'] })

    const [request] = stub.log
    expect(stub.log).toHaveLength(1)
    expect(request?.path).toBe('/v1/chat/completions')
    expect(request?.headers.authorization).toBe(`Bearer ${canary}`)
    expect(request && offeredIn(request)).toEqual(offered)
    expect(Object.keys(JSON.parse(request?.body ?? '{}')).toSorted()).toEqual(['messages', 'model'])
  })

  test('learns nothing of the computer that asks', async () => {
    await rerank(openai())
    await embed(openai())

    for (const { headers } of stub.log) {
      expect(Object.keys(headers).filter((name) => /stainless|agent-os|runtime|teams/.test(name))).toEqual([])
    }
  })

  test('gives one vector a text, in the order of the texts', async () => {
    stub.behave(
      'embeddings',
      embedding((text) => [text.split('a').length - 1, text.split('c').length - 1]),
    )

    const vectors = await embed(openai())

    expect(vectors?.map((vector) => [...vector])).toEqual([
      [2, 0],
      [0, 2],
    ])
    expect(stub.log[0]?.path).toBe('/v1/embeddings')
    expect(JSON.parse(stub.log[0]?.body ?? '')).toEqual({ model: 'tiny', input: ['aab', 'bcc'] })
  })

  test('has only the parts that a model was named for', () => {
    const settings = { kind: 'openai', endpoint: new URL(stub.url), key: new Secret(canary) } as const
    expect(Object.keys(createModelEndpoint({ ...settings, rerank: 'm' }))).toEqual(['reranker', 'startBudget'])
    expect(Object.keys(createModelEndpoint({ ...settings, embeddings: 'm' }))).toEqual(['embedder', 'startBudget'])
  })

  test('is found where the settings say, whatever the environment tells the vendor’s package', async () => {
    for (const name of ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'HTTP_PROXY']) {
      vi.stubEnv(name, 'http://127.0.0.1:9/elsewhere')
    }

    await rerank(openai())
    await embed(openai())
    await rerank(azure())
    await embed(azure())

    expect(stub.log.map(({ path }) => path)).toHaveLength(4)
    expect(JSON.stringify(stub.log)).not.toContain('elsewhere')
  })
})

describe('Azure OpenAI', () => {
  test('is asked at the deployment’s own address, with the key in its own header', async () => {
    await rerank(azure())
    await embed(azure())

    expect(stub.log.map(({ path }) => path)).toEqual([
      '/openai/deployments/ranker/chat/completions?api-version=2024-10-21',
      '/openai/deployments/vectors/embeddings?api-version=2024-10-21',
    ])
    for (const { headers } of stub.log) {
      expect(headers['api-key']).toBe(canary)
      expect(headers.authorization).toBeUndefined()
    }
  })

  test('that says nothing in time is given up', async () => {
    stub.behave('chat', stalling)
    stub.behave('embeddings', stalling)

    await expect(rerank(azure(), 100)).rejects.toMatchObject({ reason: 'too-slow' })
    await expect(embed(azure(), 100)).rejects.toMatchObject({ reason: 'too-slow' })
  })
})

const badWires: readonly (readonly [string, Behaviour, object, number])[] = [
  ['stalls', stalling, { reason: 'too-slow' }, 150],
  ['drips bytes', dripping, { reason: 'too-slow' }, 150],
  ['closes mid-answer', breakingOff, { reason: 'unreachable' }, 5_000],
  ['sends ten megabytes', flooding, { reason: 'too-large' }, 5_000],
  ['refuses the key', refusing(401), { reason: 'refused', status: 401 }, 5_000],
  ['has had too many requests', refusing(429), { reason: 'refused', status: 429 }, 5_000],
  ['fails', refusing(500), { reason: 'refused', status: 500 }, 5_000],
  ['redirects', redirecting('http://127.0.0.1:9/'), { reason: 'refused', status: 307 }, 5_000],
  ['sends no JSON', (_asked, response) => void response.end('<html>Sign in</html>'), { reason: 'unreadable' }, 5_000],
  ['sends other JSON', (_asked, response) => sendJson(response, { hello: 1 }), { reason: 'unreadable' }, 5_000],
  ['sends nothing', (_asked, response) => void response.end(), { reason: 'unreadable' }, 5_000],
]

describe.each(badWires)('an endpoint that %s', (_what, behaviour, fault, milliseconds) => {
  beforeEach(() => {
    stub.behave('chat', behaviour)
    stub.behave('embeddings', behaviour)
  })

  test('is told from one that answers, after one request', async () => {
    await expect(rerank(openai(), milliseconds)).rejects.toMatchObject({ name: 'ModelFault', ...fault })
    await expect(embed(openai(), milliseconds)).rejects.toMatchObject({ name: 'ModelFault', ...fault })
    expect(stub.log).toHaveLength(2)
  })

  test('gets nothing printed, and neither key, question nor answer into the error', async () => {
    const errors = [
      await rerank(openai(), milliseconds).catch((error: unknown) => error),
      await embed(openai(), milliseconds).catch((error: unknown) => error),
    ]

    expect(printed).toEqual([])
    for (const error of errors) {
      if (!(error instanceof Error)) throw new Error('There was no error.')
      const text = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`
      expect(text).not.toMatch(/canary|parent|Refused|Sign in/)
    }
  })
})

test('nobody at the other end is told from one that answers', async () => {
  const endpoint = openai()
  await stub.stop()

  await expect(rerank(endpoint)).rejects.toMatchObject({ reason: 'unreachable' })
  await expect(embed(endpoint)).rejects.toMatchObject({ reason: 'unreachable' })
  stub = await startModelStub()
})

test('the vendor’s debug switch prints no key', async () => {
  vi.stubEnv('DEBUG', 'true')

  await rerank(openai())
  await rerank(azure())
  await embed(openai())

  expect(printed.length).toBeGreaterThan(0)
  expect(printed.join()).not.toContain(canary)
})

describe('what a model says', () => {
  test.each([
    ['an order', order(['c-email']), { kind: 'order', clauseIds: ['c-email'] }],
    ['none', order('none'), { kind: 'none' }],
    [
      'an order in a code fence',
      `\`\`\`json\n${order(['c-phones'])}\n\`\`\``,
      { kind: 'order', clauseIds: ['c-phones'] },
    ],
  ])('%s is read', async (_what, content, choice) => {
    stub.behave(
      'chat',
      saying(() => content),
    )
    expect(await rerank(openai())).toEqual(choice)
  })

  test.each([
    ['prose', 'Yes, you may.'],
    ['prose around an order', `Sure! ${order(['c-email'])}`],
    ['an order with a verdict', '{"clauses": ["c-email"], "verdict": "yes you may"}'],
    ['an empty order', order([])],
    ['another word', '{"clauses": "all"}'],
    ['numbers', '{"clauses": [1, 2]}'],
    ['a list', '["c-email"]'],
    ['nothing', ''],
    ['null', 'null'],
    ['a thousand ids', order(Array.from({ length: 1_000 }, (_, n) => `c-${n}`))],
  ])('%s is not', async (_what, content) => {
    stub.behave(
      'chat',
      saying(() => content),
    )
    await expect(rerank(openai())).rejects.toMatchObject({ reason: 'unreadable' })
  })

  test.each([
    ['a refusal without content', completion(null)],
    ['no choice', { ...completion(''), choices: [] }],
  ])('%s is no answer', async (_what, body) => {
    stub.behave('chat', (_asked, response) => sendJson(response, body))
    await expect(rerank(openai())).rejects.toMatchObject({ reason: 'unreadable' })
  })
})

describe('vectors', () => {
  test.each([
    ['with a null in them', () => [1, null]],
    ['with NaN in them', () => [1, 'NaN']],
    ['without numbers', () => []],
    ['of a hundred thousand numbers', () => Array.from({ length: 100_000 }, () => 0)],
  ])('%s are not read', async (_what, vectorOf) => {
    stub.behave('embeddings', embedding(vectorOf))
    await expect(embed(openai())).rejects.toMatchObject({ name: 'ModelFault' })
  })

  test('written as NaN are no JSON', async () => {
    stub.behave('embeddings', (_asked, response) => void response.end('{"data":[{"index":0,"embedding":[NaN]}]}'))
    await expect(embed(openai())).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
