import type { z } from 'zod/v4'
import { ModelFault } from '../answers/model/ports.ts'
import type { ModelSettings } from './endpoint-settings.ts'

/** What an answer must look like, and how long it may be at most. */
export interface Expected<T> {
  readonly schema: z.ZodType<T>
  readonly mostBytes: number
}

/**
 * The one way to the endpoint. teams-ai's classes make the requests; they are sent from here, because what the classes
 * send with (the openai package, axios) keeps no time once an answer has begun, takes answers of any size, follows
 * redirects with the key in hand, and reports on the computer it runs on. The key is added here and nowhere else, so
 * that nothing those packages print can hold it.
 */
export interface Wire {
  /**
   * @param body JSON, as text
   * @throws ModelFault
   */
  post<T>(url: string, body: unknown, expected: Expected<T>, signal: AbortSignal): Promise<T>
}

/** For the classes, which want a key before they do anything. */
export const noKey = 'added-on-the-wire'

export function createWire({ kind, endpoint, key }: ModelSettings, send: typeof fetch): Wire {
  const proof = kind === 'azure-openai' ? { 'api-key': key.reveal() } : { authorization: `Bearer ${key.reveal()}` }
  const headers = { ...proof, 'content-type': 'application/json', accept: 'application/json' }
  return {
    async post(url, body, { schema, mostBytes }, signal) {
      // The openai package also listens to environment variables of its own; none of them moves the key elsewhere.
      if (new URL(url).origin !== endpoint.origin || typeof body !== 'string') throw new ModelFault('unreachable')
      const text = await heeding(signal, async () => {
        const response = await send(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
        if (response.status !== 200) {
          await response.body?.cancel()
          throw new ModelFault('refused', response.status)
        }
        return readText(response, mostBytes)
      })
      return parse(schema, text)
    },
  }
}

async function heeding<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ModelFault) throw error
    throw new ModelFault(signal.aborted ? 'too-slow' : 'unreachable')
  }
}

async function readText({ body }: Response, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop early gives the connection up.
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new ModelFault('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What was answered stays out of the fault: it may repeat the question. */
export function parse<T>(schema: z.ZodType<T>, text: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ModelFault('unreadable')
  }
  const result = schema.safeParse(value)
  if (!result.success) throw new ModelFault('unreadable')
  return result.data
}
