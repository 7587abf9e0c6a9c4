import type { ApiProblem, CompletionView } from '../../web/api.ts'
import { type ApiClient, ProblemError, toProblem } from '../api-client.ts'
import { getCompletion } from './get-completion.ts'
import { streamCompletion } from './stream-completion.ts'

/** How things stand with one campaign's figures. */
export type Following =
  | { readonly kind: 'loading' }
  | { readonly kind: 'problem'; readonly problem: ApiProblem }
  | { readonly kind: 'ready'; readonly view: CompletionView; readonly isLive: boolean }

interface FollowSettings {
  readonly api: ApiClient
  readonly campaignId: string
  readonly signal: AbortSignal
  readonly onChange: (following: Following) => void
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

// Soon after a hiccup, then slower, so that a school's worth of tabs does not hammer a server that is down.
const waitsMs = [1_000, 2_000, 5_000, 10_000, 30_000]

/** Keeps the figures fresh until `signal` aborts: loads, then listens, and begins again whenever the listening ends. */
export async function followCompletion(settings: FollowSettings): Promise<void> {
  const { signal, onChange, wait } = settings
  let latest: CompletionView | undefined
  let failures = 0
  while (!signal.aborted) {
    try {
      for await (const view of viewsFrom(settings)) {
        latest = view
        failures = 0
        onChange({ kind: 'ready', view, isLive: true })
      }
    } catch (error) {
      const problem = toProblem(error)
      if (signal.aborted) return
      if (latest === undefined || isFinal(problem)) onChange({ kind: 'problem', problem })
      else onChange({ kind: 'ready', view: latest, isLive: false })
      if (isFinal(problem)) return
      failures += 1
    }
    await wait(waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 0, signal)
  }
}

/** Asking again would not help: somebody must act first. */
function isFinal({ code }: ApiProblem): boolean {
  return code === 'not-a-leader' || code === 'not-found' || code === 'signed-out'
}

/** @throws when the stream breaks off or reports a problem; returns when the server says goodbye. */
async function* viewsFrom({ api, campaignId, signal }: FollowSettings): AsyncGenerator<CompletionView> {
  yield await getCompletion(api, campaignId, signal)
  for await (const event of streamCompletion(api, campaignId, signal)) {
    if (event.kind === 'bye') return
    if (event.kind === 'problem') throw new ProblemError(event.problem)
    yield event.view
  }
  throw new ProblemError({ code: 'unavailable', message: 'The connection broke off.' })
}
