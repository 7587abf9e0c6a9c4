import { afterEach, expect, test, vi } from 'vitest'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import type { CompletionEvent, CompletionView } from '../../src/web/api.ts'
import { watchCompletion } from '../../src/web/completion-watch.ts'
import { openSchool } from './school.ts'
import { serveWeb } from './web-server.ts'

/** The stream's messages, one by one. */
async function* eventsOf(response: Response): AsyncGenerator<CompletionEvent> {
  let rest = ''
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) if (block.startsWith('data: ')) yield JSON.parse(block.slice(6))
  }
}

async function nextOf(events: AsyncGenerator<CompletionEvent>): Promise<CompletionEvent> {
  const { value } = await events.next()
  return value
}

const signedIn = (event: CompletionEvent) => (event.kind === 'completion' ? event.view.total.signed : undefined)

test('a stream says how things stand, then each signature, and goodbye when the server stops', async () => {
  const school = openSchool()
  const campaign = await school.launch()
  const stopping = new AbortController()
  await using web = await serveWeb(school, { stopping: stopping.signal })

  const response = await web.get(`/api/campaigns/${campaign.campaignId}/events`, await web.tokenFor(cast.helen))
  const events = eventsOf(response)

  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache, no-transform')
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(signedIn(await nextOf(events))).toBe(0)
  await school.sign(campaign, cast.priya.id)
  expect(signedIn(await nextOf(events))).toBe(1)
  stopping.abort()
  expect(await nextOf(events)).toEqual({ kind: 'bye' })
  expect((await events.next()).done).toBe(true)
})

test('a stream ends with its token, so that the role is asked again', async () => {
  const school = openSchool()
  const campaign = await school.launch()
  const { tenantId } = campaign
  const endsNow = { tenantId, personId: cast.helen.id, expiresAtMs: Date.parse(school.clock.now()) }
  await using web = await serveWeb(school, { tabTokens: { verify: async () => endsNow } })

  const response = await web.get(`/api/campaigns/${campaign.campaignId}/events`, 'any.token.here')
  const kinds: string[] = []
  for await (const { kind } of eventsOf(response)) kinds.push(kind)

  expect(kinds.at(-1)).toBe('bye')
})

test('somebody who left before the stream began costs nothing afterwards', async () => {
  const school = openSchool()
  const campaign = await school.launch()
  const asked = Promise.withResolvers<void>()
  const letGo = Promise.withResolvers<void>()
  const directory = {
    ...school.directory,
    isMemberOfAny: async () => {
      asked.resolve()
      await letGo.promise
      return true
    },
  }
  let readings = 0
  const deliveries = {
    ...school.stores.deliveries,
    listByCampaign: (which: Campaign) => {
      readings += 1
      return school.stores.deliveries.listByCampaign(which)
    },
  }
  await using web = await serveWeb({ ...school, directory }, { deliveries })
  const leaving = new AbortController()
  const gone = fetch(`${web.url}/api/campaigns/${campaign.campaignId}/events`, {
    headers: { authorization: `Bearer ${await web.tokenFor(cast.helen)}` },
    signal: leaving.signal,
  }).catch(() => 'gone')
  await asked.promise

  leaving.abort()
  expect(await gone).toBe('gone')
  // The server hears of it a moment later than the browser.
  await new Promise((resolve) => setTimeout(resolve, 200))
  letGo.resolve()
  await new Promise((resolve) => setTimeout(resolve, 50))

  expect(readings).toBe(0)
})

afterEach(() => vi.useRealTimers())

const campaignId = 'autumn' as Campaign['campaignId']

function viewWith(signed: number, asOf: string): CompletionView {
  // Only what the watch looks at: that two views differ, and when they were read.
  return { total: { signed }, asOf } as unknown as CompletionView
}

function watchOf(read: () => Promise<CompletionView>) {
  const faults: object[] = []
  const log = { error: (details: object) => void faults.push(details) }
  return { faults, watch: watchCompletion({ read, everyMs: 2_000, log }) }
}

test('many listeners cost one reading, and nobody listening costs none', async () => {
  vi.useFakeTimers()
  let readings = 0
  const { watch } = watchOf(async () => {
    readings += 1
    return viewWith(0, `reading ${readings}`)
  })
  const heard: CompletionEvent[][] = [[], [], []]
  const ends = heard.map((list) => watch.listen(campaignId, (event) => list.push(event)))

  await vi.advanceTimersByTimeAsync(6_000)

  expect(readings).toBe(4)
  expect(heard.map((list) => list.length)).toEqual([1, 1, 1])
  for (const end of ends) end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(readings).toBe(4)
  expect(vi.getTimerCount()).toBe(0)
})

test('a latecomer hears the latest at once', async () => {
  vi.useFakeTimers()
  const { watch } = watchOf(async () => viewWith(5, 'now'))
  const endFirst = watch.listen(campaignId, () => {})
  await vi.advanceTimersByTimeAsync(1)
  const heard: CompletionEvent[] = []

  const endSecond = watch.listen(campaignId, (event) => heard.push(event))

  expect(heard.map(signedIn)).toEqual([5])
  endFirst()
  endSecond()
})

test('trouble is told and logged once, and the figures come back by themselves', async () => {
  vi.useFakeTimers()
  let isDown = false
  const { watch, faults } = watchOf(async () => {
    if (isDown) throw new Error('canary-storage-detail')
    return viewWith(1, 'now')
  })
  const heard: CompletionEvent[] = []
  const end = watch.listen(campaignId, (event) => heard.push(event))
  await vi.advanceTimersByTimeAsync(1)
  isDown = true
  await vi.advanceTimersByTimeAsync(8_000)
  isDown = false
  await vi.advanceTimersByTimeAsync(2_000)

  expect(heard.map(({ kind }) => kind)).toEqual(['completion', 'problem', 'completion'])
  expect(JSON.stringify(heard)).not.toContain('canary')
  expect(faults).toHaveLength(1)
  end()
})
