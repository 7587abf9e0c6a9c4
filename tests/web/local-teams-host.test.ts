import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localTeamsHost } from '../../src/local/host-page/local-teams-host.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import { openSchool } from './school.ts'
import { serveWeb, type WebServer } from './web-server.ts'

const attack = '</option><script>alert(1)</script>'
let web: WebServer

beforeAll(async () => {
  const school = openSchool()
  await school.launch()
  web = await serveWeb(school, {
    localRouter: (issue) =>
      localTeamsHost({
        people: [
          { personId: cast.helen.id, displayName: 'Helen Ward', jobTitle: attack },
          { personId: cast.priya.id, displayName: 'Priya Shah', jobTitle: null },
        ],
        issueToken: ({ personId, displayName }) => issue({ id: personId, displayName }),
      }),
  })
})
afterAll(() => web[Symbol.asyncDispose]())

function askForToken(personId: unknown): Promise<Response> {
  const body = JSON.stringify({ personId })
  return fetch(`${web.url}/local/teams/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
}

test('the page offers the people to look at the tab as, and says what it is', async () => {
  const page = await (await web.get('/local/teams')).text()

  expect(page).toContain('<h1>Local stand-in for Teams</h1>')
  expect(page).toContain('>Priya Shah</option>')
  expect(page).not.toContain('<script>alert')
})

test('a person’s token opens what that person may see', async () => {
  const { token: helen } = (await (await askForToken(cast.helen.id)).json()) as { token: string }
  const { token: priya } = (await (await askForToken(cast.priya.id)).json()) as { token: string }

  expect((await web.get('/api/campaigns', helen)).status).toBe(200)
  expect((await web.get('/api/campaigns', priya)).status).toBe(403)
})

test.each([cast.mo.id, 'helen', '', null, { personId: cast.helen.id }])(
  'there is no token for %j',
  async (personId) => {
    expect((await askForToken(personId)).status).toBe(404)
  },
)

test.each(['assent.example', '192.168.1.7', '127.0.0.1.evil.example'])(
  'nothing is served to a page that calls this machine %s',
  async (host) => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>()
    request(`${web.url}/local/teams`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).end()

    expect(await promise).toBe(403)
  },
)
