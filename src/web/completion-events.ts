import type { RequestHandler } from 'express'
import { type Clock, epochMsOf } from '../clock.ts'
import type { CompletionEvent } from './api.ts'
import { type CampaignReader, findCampaign } from './campaign-of-request.ts'
import type { CompletionWatch } from './completion-watch.ts'
import { openEventStream } from './event-stream.ts'
import { sessionOf } from './session.ts'

// A leader who stops being one keeps an open stream no longer than this.
const longestStreamMs = 5 * 60_000

interface EventPorts extends CampaignReader {
  readonly clock: Clock
  readonly watch: CompletionWatch
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal
}

/** Pushes the whole view at once and again whenever it changes. Ends with `bye`, so that the role is asked afresh. */
export function completionEvents(ports: EventPorts): RequestHandler<{ campaignId: string }> {
  const ends = new Set<() => void>()
  ports.stopping.addEventListener('abort', () => {
    for (const end of ends) end()
  })
  return async (request, response) => {
    const session = sessionOf(response)
    const campaign = await findCampaign(ports, request.params.campaignId, session)
    // Nothing would ever say so again, and the figures would be read for nobody until the server stops.
    if (response.closed) return
    const stream = openEventStream(response, () => {
      clearTimeout(timer)
      ends.delete(sayBye)
      stopListening()
    })
    const sayBye = () => {
      stream.send({ kind: 'bye' } satisfies CompletionEvent)
      stream.end()
    }
    const stopListening = ports.watch.listen(campaign.campaignId, (event) => stream.send(event))
    const timer = setTimeout(sayBye, streamLengthMs(session.expiresAtMs, ports.clock))
    ends.add(sayBye)
    if (ports.stopping.aborted) sayBye()
  }
}

function streamLengthMs(expiresAtMs: number, clock: Clock): number {
  return Math.max(0, Math.min(longestStreamMs, expiresAtMs - epochMsOf(clock.now())))
}
