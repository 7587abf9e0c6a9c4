import type { CompletionEvent } from '../../web/api.ts'
import type { ApiClient } from '../api-client.ts'

// The server says something at least every 15 s; after two silences the connection is dead.
const longestSilenceMs = 40_000

/** The server's live messages until it, or the network, ends them. */
export async function* streamCompletion(
  api: ApiClient,
  campaignId: string,
  signal: AbortSignal,
): AsyncGenerator<CompletionEvent> {
  const silence = new AbortController()
  const ended = AbortSignal.any([signal, silence.signal])
  const response = await api.get(`/api/campaigns/${encodeURIComponent(campaignId)}/events`, ended)
  if (response.body === null) return
  let timer = setTimeout(() => silence.abort(), longestSilenceMs)
  try {
    for await (const block of blocksOf(response.body)) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), longestSilenceMs)
      // Our own server, of the same version as this page.
      if (block.startsWith('data: ')) yield JSON.parse(block.slice('data: '.length)) as CompletionEvent
    }
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
}

/** Server-sent events are blocks of text with an empty line between; ours have one line each. */
async function* blocksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    yield* blocks
  }
}
