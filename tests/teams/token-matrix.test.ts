import { exportSPKI, generateKeyPair, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { toInstant } from '../../src/clock.ts'
import { oakfield as sample } from '../../src/local/oakfield/school.ts'
import { Secret } from '../../src/settings-reader.ts'
import type { BotAccess } from '../../src/teams/bot-access.ts'
import { createGate, type Gate } from '../../src/teams/request-gate.ts'
import { testClock } from '../support/clock.ts'
import { priya, tenantId } from '../support/oakfield.ts'
import { type BotSchool, startBotSchool } from './bot-school.ts'
import { type KeyServer, signToken, startKeyServer, type TokenChoices } from './key-server.ts'

const serviceUrl = 'https://smba.trafficmanager.net/uk/'
const issuer = 'https://api.botframework.com'
const good = { iss: issuer, aud: sample.botId, serviceurl: serviceUrl }

type Keys = Awaited<ReturnType<KeyServer['publish']>>
let keyServer: KeyServer
let known: Keys
let notForTeams: Keys
let school: BotSchool
const logged: unknown[] = []
const log = { info: () => {}, warn: (...line: unknown[]) => void logged.push(line) }

let gate: Gate
let access: Extract<BotAccess, { kind: 'entra' }>

beforeAll(async () => {
  keyServer = await startKeyServer()
  known = await keyServer.publish('known')
  notForTeams = await keyServer.publish('not-for-teams', ['webchat'])
  // The SDK, which checks once more, reads the real clock.
  const clock = { now: () => toInstant(Date.now()) }
  access = {
    kind: 'entra',
    bot: { clientId: sample.botId, tenantId, credential: { kind: 'secret', secret: new Secret('canary-secret') } },
    metadataUrl: keyServer.metadataUrl,
    issuer,
    serviceHosts: ['smba.trafficmanager.net'],
  }
  school = await startBotSchool({ clock, log, access })
  gate = createGate({ access, clock }, tenantId)
})
afterAll(async () => {
  await school.stop()
  await keyServer.stop()
})
beforeEach(async () => {
  logged.length = 0
  await school.oakfield.stores.conversations.forget(tenantId, priya.id)
})

/** Something that changes a row and calls nobody: Teams tells where Priya can be reached. */
function told(changes: object = {}): object {
  return {
    type: 'conversationUpdate',
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:priya', aadObjectId: priya.id },
    recipient: { id: `28:${sample.botId}` },
    conversation: { id: 'a:priya', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    membersAdded: [{ id: `28:${sample.botId}` }],
    ...changes,
  }
}

async function post(authorization: string | undefined, activity: object = told()) {
  const response = await fetch(school.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(authorization !== undefined && { Authorization: authorization }),
    },
    body: JSON.stringify(activity),
  })
  const isSaved = (await school.oakfield.stores.conversations.find(tenantId, priya.id)) !== undefined
  // Our own decision by itself, so that the SDK's second look hides no hole in it.
  const { kind } = await gate({ authorization, remoteAddress: '203.0.113.9', body: activity })
  return { status: response.status, text: await response.text(), isSaved, isBelieved: kind === 'accepted' }
}

async function bearer(choices: TokenChoices = {}, key: Parameters<typeof signToken>[0] = known.privateKey) {
  return `Bearer ${await signToken(key, { ...choices, claims: { ...good, ...choices.claims } })}`
}

const refused = {
  status: expect.toSatisfy((status: number) => [400, 401, 403].includes(status)),
  text: '',
  isSaved: false,
  isBelieved: false,
}

describe('a token of the bot service', () => {
  test('is accepted', async () => {
    expect(await post(await bearer())).toEqual({ status: 200, text: '', isSaved: true, isBelieved: true })
  })

  test('is accepted for four minutes after it ran out, as clocks disagree', async () => {
    expect(await post(await bearer({ expiresIn: -240 }))).toMatchObject({
      status: 200,
      isSaved: true,
      isBelieved: true,
    })
  })

  const rows: readonly (readonly [string, TokenChoices])[] = [
    ['ran out six minutes ago', { expiresIn: -360 }],
    ['is not valid yet', { notBeforeIn: 3_600 }],
    ['never runs out', { claims: { exp: undefined } }],
    ['is for another bot', { claims: { aud: sample.tabAppId } }],
    ['is for this bot and another', { claims: { aud: [sample.botId, sample.tabAppId] } }],
    ['is for nobody', { claims: { aud: undefined } }],
    ['has another issuer', { claims: { iss: `${issuer}.evil.example` } }],
    ['has no issuer', { claims: { iss: undefined } }],
    [
      'is a person’s own from Entra, for the tab',
      { claims: { iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, aud: `api://${sample.tabAppId}` } },
    ],
    [
      'is a person’s own from Entra, for the bot',
      { claims: { iss: `https://login.microsoftonline.com/${tenantId}/v2.0` } },
    ],
    [
      'is an emulator’s',
      { claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', appid: sample.botId } },
    ],
    ['names another address', { claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } }],
    ['names the address without its slash', { claims: { serviceurl: serviceUrl.slice(0, -1) } }],
    ['names no address', { claims: { serviceurl: undefined } }],
    ['names an empty address', { claims: { serviceurl: '' } }],
    ['has an unknown key', { header: { kid: 'unknown' } }],
    ['has no key id', { header: { kid: undefined } }],
  ]
  test.each(rows)('that %s is refused', async (_what, choices) => {
    expect(await post(await bearer(choices))).toEqual(refused)
  })

  test('that has a key not endorsed for Teams is refused', async () => {
    expect(await post(await bearer({ header: { kid: 'not-for-teams' } }, notForTeams.privateKey))).toEqual(refused)
  })

  test('that somebody else signed under a known key id is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    expect(await post(await bearer({}, privateKey))).toEqual(refused)
  })

  test('that is signed with the public key as a shared secret is refused', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(known.publicKey))
    expect(await post(await bearer({ header: { alg: 'HS256' } }, secret))).toEqual(refused)
  })

  test('that is not signed at all is refused', async () => {
    const token = new UnsecuredJWT(good).setExpirationTime('1h').encode()
    expect(await post(`Bearer ${token}`)).toEqual(refused)
  })

  test.each(['', 'Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic YTpi', 'Bearer a.b.c.d'])(
    'that reads "%s" is refused',
    async (header) => {
      expect(await post(header)).toEqual(refused)
    },
  )

  test('that calls itself "bearer" is refused', async () => {
    expect(await post((await bearer()).replace('Bearer', 'bearer'))).toEqual(refused)
  })

  test('is needed', async () => {
    expect(await post(undefined)).toEqual({ status: 401, text: '', isSaved: false, isBelieved: false })
  })
})

describe('with a good token', () => {
  const otherTenant = '0a4f1e1d-0000-4000-8000-0000000000ff'
  test.each([
    ['no address', { serviceUrl: '' }],
    ['no channel', { channelId: '' }],
    ['another channel', { channelId: 'emulator' }],
    ['another tenant', { channelData: { tenant: { id: otherTenant } } }],
    ['another tenant in the conversation', { conversation: { id: 'a:priya', tenantId: otherTenant } }],
    ['no tenant', { channelData: {}, conversation: { id: 'a:priya' } }],
    ['no sender', { from: undefined }],
  ])('an activity with %s is refused', async (_what, changes) => {
    expect(await post(await bearer(), told(changes))).toEqual(refused)
  })

  // The claim agrees with the body each time, so that the list of hosts alone decides.
  test.each([
    'https://evil.example/',
    'http://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:password@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/uk/',
    'https://smbа.trafficmanager.net/uk/',
    'https://127.0.0.1/',
    'http://127.0.0.1:3978/',
    'file:///etc/passwd',
    'not an address',
  ])('the address %s is refused', async (address) => {
    const token = await bearer({ claims: { serviceurl: address } })
    expect(await post(token, told({ serviceUrl: address }))).toEqual(refused)
  })
})

test('no token, secret or name is logged', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const token = await bearer({ claims: { aud: 'somebody' } })
  await post(token)
  await post(
    await bearer(),
    told({ from: { id: '29:priya', name: 'Canary Name', aadObjectId: priya.id }, serviceUrl: '' }),
  )

  const everything = JSON.stringify([logged, printed.mock.calls])
  printed.mockRestore()
  expect(logged).toHaveLength(2)
  for (const secret of [token.slice(7), 'canary-secret', 'Canary Name']) expect(everything).not.toContain(secret)
})

/** A bot of its own, asked once. */
async function askOtherBot(changes: Parameters<typeof startBotSchool>[0], authorization: string) {
  const other = await startBotSchool(changes)
  const response = await fetch(other.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization },
    body: JSON.stringify(told()),
  })
  await other.stop()
  return [response.status, await response.text()]
}

test('while the keys cannot be read nobody is believed', async () => {
  const gone = await startKeyServer()
  await gone.stop()

  expect(await askOtherBot({ access: { ...access, metadataUrl: gone.metadataUrl } }, await bearer())).toEqual([503, ''])
})

test('what the SDK alone refuses is refused without its words', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  // By our clock the token is good; by the SDK's, which is the machine's, it ran out years ago.
  const then = Date.parse('2020-01-01T00:00:00.000Z') / 1000
  const authorization = await bearer({ claims: { iat: then, nbf: then, exp: then + 3_600 } })

  expect(await askOtherBot({ access, clock: testClock('2020-01-01T00:10:00.000Z') }, authorization)).toEqual([401, ''])
  printed.mockRestore()
})

test('an unknown key is looked up at most once an hour', async () => {
  const before = keyServer.reads()
  for (let tried = 0; tried < 5; tried += 1) await post(await bearer({ header: { kid: `unknown-${tried}` } }))

  expect(keyServer.reads()).toBe(before)
})
