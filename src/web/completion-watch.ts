import type { CampaignId } from '../campaigns/campaign.ts'
import type { CompletionEvent, CompletionView } from './api.ts'
import { type FaultLog, toProblem } from './problems.ts'

type Listener = (event: CompletionEvent) => void

export interface CompletionWatch {
  /** Tells the listener how things stand, then of each change. @returns what ends it */
  listen(campaignId: CampaignId, listener: Listener): () => void
}

interface WatchSettings {
  readonly read: (campaignId: CampaignId) => Promise<CompletionView>
  readonly everyMs: number
  readonly log: FaultLog
}

/** One reading serves everybody who is looking at the same campaign; nobody looking, nothing read. */
export function watchCompletion(settings: WatchSettings): CompletionWatch {
  const watched = new Map<CampaignId, CampaignWatch>()
  return {
    listen(campaignId, listener) {
      const watch = watched.get(campaignId) ?? new CampaignWatch(campaignId, settings)
      watched.set(campaignId, watch)
      watch.add(listener)
      return () => {
        watch.remove(listener)
        if (watch.isIdle && watched.get(campaignId) === watch) watched.delete(campaignId)
      }
    },
  }
}

class CampaignWatch {
  readonly #campaignId: CampaignId
  readonly #settings: WatchSettings
  readonly #listeners = new Set<Listener>()
  #latest: { readonly event: CompletionEvent; readonly content: string } | undefined
  #timer: NodeJS.Timeout | undefined
  #isReading = false

  constructor(campaignId: CampaignId, settings: WatchSettings) {
    this.#campaignId = campaignId
    this.#settings = settings
  }

  get isIdle(): boolean {
    return this.#listeners.size === 0
  }

  add(listener: Listener): void {
    this.#listeners.add(listener)
    if (this.#latest !== undefined) listener(this.#latest.event)
    if (!this.#isReading && this.#timer === undefined) void this.#readOn()
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener)
    if (!this.isIdle) return
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #readOn(): Promise<void> {
    this.#timer = undefined
    this.#isReading = true
    this.#tell(await this.#read())
    this.#isReading = false
    if (!this.isIdle) this.#timer = setTimeout(() => void this.#readOn(), this.#settings.everyMs)
  }

  async #read(): Promise<CompletionEvent> {
    try {
      return { kind: 'completion', view: await this.#settings.read(this.#campaignId) }
    } catch (error) {
      // Once for each time it goes wrong, not once a reading.
      if (this.#latest?.event.kind !== 'problem')
        this.#settings.log.error({ err: error, campaignId: this.#campaignId }, 'completion could not be read')
      return { kind: 'problem', problem: toProblem(error) }
    }
  }

  #tell(event: CompletionEvent): void {
    const content = contentOf(event)
    if (content === this.#latest?.content) return
    this.#latest = { event, content }
    for (const listener of this.#listeners) listener(event)
  }
}

/** Everything but the time of reading, which changes when nothing else does. */
function contentOf(event: CompletionEvent): string {
  return JSON.stringify(event.kind === 'completion' ? { ...event.view, asOf: null } : event)
}
