import type { Response } from 'express'

// Proxies and Azure's front end cut a silent connection after about four minutes; some sooner.
const heartbeatMs = 15_000

// A reader this far behind has gone to sleep; it asks again when it wakes.
const mostWaitingBytes = 4_000_000

export interface EventStream {
  send(data: unknown): void
  end(): void
}

/** Server-sent events, read by the tab through `fetch`, since EventSource cannot carry a token. */
export function openEventStream(response: Response, onClosed: () => void): EventStream {
  response.status(200).set({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  response.flushHeaders()
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs)
  response.on('close', () => {
    clearInterval(heartbeat)
    onClosed()
  })
  return {
    send(data) {
      if (response.writableLength > mostWaitingBytes) response.destroy()
      else if (!response.writableEnded) response.write(`data: ${JSON.stringify(data)}\n\n`)
    },
    end: () => response.end(),
  }
}
