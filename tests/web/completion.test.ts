import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import type { CompletionView } from '../../src/web/api.ts'
import { openSchool, type School } from './school.ts'
import { serveWeb, type WebServer } from './web-server.ts'

let school: School
let campaign: Campaign
let web: WebServer
let helen: string

beforeAll(async () => {
  school = openSchool()
  campaign = await school.launch()
  await school.deliver(campaign)
  await school.sign(campaign, cast.priya.id)
  await school.decline(campaign, cast.mo.id, 'I have a question about photos')
  web = await serveWeb(school)
  helen = await web.tokenFor(cast.helen)
})
afterAll(() => web[Symbol.asyncDispose]())

test('the list of campaigns says what the picker needs', async () => {
  const response = await web.get('/api/campaigns', helen)

  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({
    schoolName: 'Oakfield Primary School',
    campaigns: [
      {
        campaignId: campaign.campaignId,
        policyTitle: 'Acceptable use of ICT',
        policyUrl: '/policies/oakfield-aup/v1?for=staff,governor,visitor',
        dueOn: '2026-09-30',
        launchedAt: '2026-09-12T11:00:00.000Z',
        state: 'open',
        audiences: ['staff', 'governor', 'visitor'],
      },
    ],
  })
})

test('the completion of a campaign adds up and names who is outstanding', async () => {
  // Our own server's answer, read as its own type.
  const view = (await (
    await web.get(`/api/campaigns/${campaign.campaignId}/completion`, helen)
  ).json()) as CompletionView

  const { expected, ...states } = view.total
  expect(Object.values(states).reduce((sum, n) => sum + n, 0)).toBe(expected)
  expect(view.total).toMatchObject({ signed: 1, declined: 1, unreachable: 3 })
  expect(view.outstanding).toHaveLength(expected - 1)
  expect(view.outstanding.find(({ personId }) => personId === cast.mo.id)).toMatchObject({
    displayName: 'Mo Ali',
    state: 'declined',
    reason: expect.stringContaining('I have a question about photos'),
  })
  expect(JSON.stringify(view)).not.toContain('nonce')
})

test.each(['no-such-campaign', '%00', 'a%2Fb', '..%2f', encodeURIComponent('x'.repeat(300)), 'é'])(
  'a campaign called %s is not found, in plain words',
  async (id) => {
    const response = await web.get(`/api/campaigns/${id}/completion`, helen)

    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not-found' })
  },
)

describe('what cannot be asked', () => {
  test('is said to be the directory', async () => {
    const other = openSchool()
    await using server = await serveWeb(other)
    const token = await server.tokenFor(cast.helen)
    other.directory.fail()

    const response = await server.get('/api/campaigns', token)

    expect(response.status).toBe(503)
    const text = await response.text()
    expect(text).toContain('cannot be asked just now')
    expect(text).not.toContain('canary')
    expect(server.faults).toHaveLength(1)
  })

  test('is said to be the records', async () => {
    const other = openSchool({
      faults: {
        before: ({ action }) => {
          if (action === 'list') throw new Error('canary-storage-detail')
        },
      },
    })
    await using server = await serveWeb(other)

    const response = await server.get('/api/campaigns', await server.tokenFor(cast.helen))

    expect(response.status).toBe(503)
    const text = await response.text()
    expect(text).toContain('records cannot be reached')
    expect(text).not.toContain('canary')
  })
})

test('somebody who asks without end is slowed down, and others are not', async () => {
  const others = oakfieldDirectory.users.find(({ displayName }) => displayName === 'Siân Meredith')!
  await using server = await serveWeb(school)
  const [first, second] = [await server.tokenFor(cast.helen), await server.tokenFor({ ...others, displayName: 'Siân' })]
  const statuses: number[] = []
  for (let n = 0; n < 121; n += 1) statuses.push((await server.get('/api/campaigns', first)).status)

  expect(new Set(statuses.slice(0, 120))).toEqual(new Set([200]))
  expect(statuses[120]).toBe(429)
  expect((await server.get('/api/campaigns', second)).status).toBe(200)
})

test('a body that is no JSON is refused in plain words before the bot sees it', async () => {
  let asked = 0
  const bot = {
    handle: async () => {
      asked += 1
    },
  }
  await using server = await serveWeb(school, { bot })
  const post = (body: string) =>
    fetch(`${server.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })

  expect((await post('{"text": "canary')).status).toBe(400)
  expect(await (await post('{"text": "canary')).text()).not.toContain('canary')
  expect((await post(JSON.stringify({ text: 'x'.repeat(300_000) }))).status).toBe(400)
  expect(asked).toBe(0)
})

test('an activity reaches the bot, and the bot’s own failure tells nobody why', async () => {
  await using server = await serveWeb(school, {
    bot: {
      async handle(request, response) {
        if (request.body.text === 'break') throw new Error('canary-bot-detail')
        response.status(202).end()
      },
    },
  })
  const post = (text: string) =>
    fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    })

  expect((await post('hello')).status).toBe(202)
  const broken = await post('break')
  expect(broken.status).toBe(503)
  expect(await broken.text()).not.toContain('canary')
})
