import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod/v4'

/** One request as it came over the wire, whole: what left the school. */
export interface Asked {
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** Answers one request, well or badly. */
export type Behaviour = (request: Asked, response: ServerResponse) => void

export interface ModelStub {
  /** As an OpenAI-compatible server is named in the settings. */
  readonly url: string
  readonly log: readonly Asked[]
  /** Requests for an order of clauses, or for vectors. */
  asked(part: 'chat' | 'embeddings'): readonly Asked[]
  behave(part: 'chat' | 'embeddings', behaviour: Behaviour): void
  stop(): Promise<void>
}

/** An OpenAI-compatible endpoint on loopback. Until told otherwise it keeps the order it is sent and knows no meaning. */
export async function startModelStub(): Promise<ModelStub> {
  const log: Asked[] = []
  const behaviours = {
    chat: saying(({ clauses }) => order(clauses.map(({ id }) => id))),
    embeddings: embedding(letters),
  }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const asked = { path: request.url ?? '', headers: request.headers, body }
      log.push(asked)
      // A stub that is told to be slow outlives nobody's patience: the other side hangs up, and that is no error here.
      response.on('error', () => undefined)
      behaviours[partOf(asked)](asked, response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server on a TCP port has an AddressInfo; only pipes have a string.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    log,
    asked: (part) => log.filter((each) => partOf(each) === part),
    behave(part, behaviour) {
      behaviours[part] = behaviour
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function partOf({ path }: Asked): 'chat' | 'embeddings' {
  return path.includes('/embeddings') ? 'embeddings' : 'chat'
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

const chatSchema = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })).length(2) })
const offeredSchema = z.object({
  question: z.string(),
  clauses: z.array(z.object({ id: z.string(), place: z.string(), text: z.string() })),
})
const textsSchema = z.object({ input: z.array(z.string()) })

export type Offered = z.infer<typeof offeredSchema>

/** What the model was asked to look at. */
export function offeredIn({ body }: Asked): Offered {
  return offeredSchema.parse(JSON.parse(chatSchema.parse(JSON.parse(body)).messages[1]?.content ?? ''))
}

export function order(clauses: readonly string[] | 'none'): string {
  return JSON.stringify({ clauses })
}

/** A model that says this, in a completion as OpenAI words it. */
export function saying(reply: (offered: Offered) => string): Behaviour {
  return (asked, response) => sendJson(response, completion(reply(offeredIn(asked))))
}

export function completion(content: string | null) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'stub',
    choices: [
      { index: 0, finish_reason: 'stop', logprobs: null, message: { role: 'assistant', content, refusal: null } },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }
}

/** A model that gives each text this vector. Items come last first: only their `index` says which is whose. */
export function embedding(vectorOf: (text: string) => readonly (number | string | null)[]): Behaviour {
  return (asked, response) => sendJson(response, embeddingsOf(asked, vectorOf))
}

function embeddingsOf({ body }: Asked, vectorOf: (text: string) => readonly (number | string | null)[]) {
  const { input } = textsSchema.parse(JSON.parse(body))
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }))
  return { object: 'list', model: 'stub', data: data.toReversed(), usage: {} }
}

/** How often each letter occurs: texts with the same words come out alike. */
export function letters(text: string): readonly number[] {
  return [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => text.toLowerCase().split(letter).length)
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

export function refusing(status: number): Behaviour {
  return ({ headers, body }, response) => {
    // Real ones repeat what they were sent, and so does this one.
    const message = `Refused ${String(headers.authorization)} ${body}`
    response.setHeader('retry-after', '0')
    sendJson(response, { error: { message, type: 'refused', code: null, param: null } }, status)
  }
}

/** Takes the question and never answers. */
export const stalling: Behaviour = () => undefined

/** Answers headers at once and then a blank at a time, for ever. */
export const dripping: Behaviour = (_asked, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

/** Hangs up in the middle of a good answer. */
export const breakingOff: Behaviour = (asked, response) => {
  const text = goodAnswerTo(asked)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
  response.write(text.slice(0, text.length / 2), () => response.destroy())
}

/** A good answer behind ten megabytes of nothing. */
export const flooding: Behaviour = (asked, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write(' '.repeat(10 * 1_024 * 1_024))
  response.end(goodAnswerTo(asked))
}

function goodAnswerTo(asked: Asked): string {
  if (partOf(asked) === 'embeddings') return JSON.stringify(embeddingsOf(asked, letters))
  return JSON.stringify(completion(order(offeredIn(asked).clauses.map(({ id }) => id))))
}

/** Sends whoever follows, key and all, to another address. */
export function redirecting(to: string): Behaviour {
  return (_asked, response) => void response.writeHead(307, { location: to }).end()
}
