import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { epochMsOf, toInstant } from '../../src/clock.ts'
import { adults } from '../../src/local/oakfield/adults.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'
import { startTabTokenIssuer, type TabTokenIssuer } from '../../src/local/tab-token.ts'
import { entraTabTokens } from '../../src/web/entra-tab-token.ts'
import type { TabTokenVerifier } from '../../src/web/session.ts'
import { noon, openSchool, type School } from './school.ts'
import { issuerSettings, serveWeb, type WebServer } from './web-server.ts'

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

let school: School
let campaign: Campaign
let web: WebServer
let otherIssuer: TabTokenIssuer
let signingKey: Key

beforeAll(async () => {
  school = openSchool()
  campaign = await school.launch()
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  signingKey = privateKey
  otherIssuer = await startTabTokenIssuer({ ...issuerSettings, clock: school.clock })
  web = await serveWeb(school, { tabTokens: await verifierFor(publicKey) })
})
afterAll(() => web[Symbol.asyncDispose]())

async function verifierFor(publicKey: Key): Promise<TabTokenVerifier> {
  const keySet = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test-key', alg: 'RS256' }] }
  const { issuer, audience } = issuerSettings
  return entraTabTokens(
    { issuer, audience, tenantIds: [oakfield.tenantId], keys: { kind: 'fixed', keySet } },
    school.clock,
  )
}

interface TokenChanges {
  readonly claims?: Record<string, unknown>
  readonly issuer?: string
  readonly audience?: string
  readonly expiresInSeconds?: number
  readonly notBeforeSeconds?: number
  readonly kid?: string
}

/** Helen's token as Entra would write it, or with something wrong about it. */
function token(changes: TokenChanges = {}): Promise<string> {
  const now = epochMsOf(noon) / 1000
  return new SignJWT({
    ver: '2.0',
    tid: oakfield.tenantId,
    oid: cast.helen.id,
    scp: 'access_as_user',
    ...changes.claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: changes.kid ?? 'test-key' })
    .setIssuer(changes.issuer ?? issuerSettings.issuer)
    .setAudience(changes.audience ?? issuerSettings.audience)
    .setIssuedAt(now)
    .setNotBefore(now + (changes.notBeforeSeconds ?? 0))
    .setExpirationTime(now + (changes.expiresInSeconds ?? 3600))
    .sign(signingKey)
}

async function hs256Token(): Promise<string> {
  return new SignJWT({ ver: '2.0', tid: oakfield.tenantId, oid: cast.helen.id, scp: 'access_as_user' })
    .setProtectedHeader({ alg: 'HS256', kid: 'test-key' })
    .setIssuer(issuerSettings.issuer)
    .setAudience(issuerSettings.audience)
    .setIssuedAt(epochMsOf(noon) / 1000)
    .setExpirationTime(epochMsOf(noon) / 1000 + 3600)
    .sign(new TextEncoder().encode('a secret of at least thirty-two bytes'))
}

async function unsignedToken(): Promise<string> {
  return new UnsecuredJWT({ ver: '2.0', tid: oakfield.tenantId, oid: cast.helen.id, scp: 'access_as_user' })
    .setIssuer(issuerSettings.issuer)
    .setAudience(issuerSettings.audience)
    .setIssuedAt(epochMsOf(noon) / 1000)
    .setExpirationTime(epochMsOf(noon) / 1000 + 3600)
    .encode()
}

const otherTenant = '0a4f1e1d-0000-4000-8000-00000000ffff'

const refused: readonly (readonly [string, () => Promise<string | undefined>])[] = [
  ['no token', async () => undefined],
  ['text that is no token', async () => 'a.b.c'],
  ['an expired token', () => token({ expiresInSeconds: -120 })],
  ['a token for later', () => token({ notBeforeSeconds: 600 })],
  ['another audience', () => token({ audience: oakfield.botId })],
  ['another issuer', () => token({ issuer: 'https://sts.windows.net/0a4f1e1d-0000-4000-8000-000000000001/' })],
  ['another tenant', () => token({ claims: { tid: otherTenant } })],
  ['a version 1 token', () => token({ claims: { ver: '1.0' } })],
  ['another scope', () => token({ claims: { scp: 'Files.Read access_as_user_too' } })],
  ['no scope', () => token({ claims: { scp: undefined, roles: ['access_as_user'] } })],
  ['nobody’s id', () => token({ claims: { oid: 'helen' } })],
  ['an unknown key id', () => token({ kid: 'other-key' })],
  ['somebody else’s key', () => otherIssuer.issue({ personId: cast.helen.id, displayName: 'Helen Ward' })],
  ['HS256', hs256Token],
  ['no signature', unsignedToken],
]

const leaderRoutes = [
  '/api/campaigns',
  '/api/campaigns/:campaignId/completion',
  '/api/campaigns/:campaignId/events',
  '/api/campaigns/:campaignId/outstanding.csv',
  '/api/policies/:policyId/review',
]
const publicRoutes = ['/healthz', '/policies{/:policyId}{/:versionId}', '/tab']

function addressOf(route: string): string {
  return route
    .replaceAll(/[{}]/g, '')
    .replace(':campaignId', campaign.campaignId)
    .replace(':policyId', campaign.policyId)
    .replace(':versionId', campaign.versionId)
}

test('every route is one this matrix knows', async () => {
  await using withBot = await serveWeb(school, { bot: { handle: async (_request, response) => void response.end() } })
  const routes = withBot.app.router.stack.flatMap(({ route }) => (route ? [route.path] : []))

  expect(routes.toSorted()).toEqual([...leaderRoutes, ...publicRoutes, '/api/messages'].toSorted())
})

describe.each(leaderRoutes)('%s', (route) => {
  test.each(refused)('answers 401 to %s', async (_what, make) => {
    const response = await web.get(addressOf(route), await make())

    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'signed-out' })
  })

  test.each([
    ['a teacher', cast.priya.id],
    ['the ICT manager', cast.ines.id],
    ['a governor', cast.gareth.id],
    ['a visitor', cast.mo.id],
    ['a guest', adults.visitors[0]!.id],
    ['somebody Entra does not know', '0a4f1e1d-0000-4000-9000-00000000eeee'],
  ])('answers 403 to %s', async (_whom, oid) => {
    const response = await web.get(addressOf(route), await token({ claims: { oid } }))

    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'not-a-leader', message: expect.stringContaining('leaders') })
  })

  test.each([
    ['the headteacher', cast.helen.id],
    ['the deputy', adults.leaders[0]!.id],
  ])('answers 200 to %s', async (_whom, oid) => {
    const response = await web.get(addressOf(route), await token({ claims: { oid } }))

    expect(response.status).toBe(200)
    await response.body?.cancel()
  })
})

test.each(publicRoutes)('%s needs no token', async (route) => {
  expect((await web.get(addressOf(route))).status).toBe(200)
})

test('a leader who stops being one is refused at the next request', async () => {
  const other = openSchool()
  await other.launch()
  await using server = await serveWeb(other)
  const helen = await server.tokenFor(cast.helen)
  expect((await server.get('/api/campaigns', helen)).status).toBe(200)

  other.directory.demote(cast.helen.id)

  expect((await server.get('/api/campaigns', helen)).status).toBe(403)
})

test('a token is believed for a minute after its end and no longer', async () => {
  expect((await web.get('/api/campaigns', await token({ expiresInSeconds: -30 }))).status).toBe(200)
  expect((await web.get('/api/campaigns', await token({ expiresInSeconds: -61 }))).status).toBe(401)
})

test('another tenant’s campaign is as good as none', async () => {
  const stranger = { ...campaign, tenantId: otherTenant as Campaign['tenantId'] }
  const campaigns = { ...school.stores.campaigns, find: async () => stranger, list: async () => [stranger] }
  await using server = await serveWeb(school, { campaigns })
  const helen = await server.tokenFor(cast.helen)

  expect((await server.get(addressOf('/api/campaigns/:campaignId/completion'), helen)).status).toBe(404)
  expect(await (await server.get('/api/campaigns', helen)).json()).toMatchObject({ campaigns: [] })
})

test('keys that cannot be fetched are not taken for a bad token', async () => {
  const { issuer, audience } = issuerSettings
  const nobodyListens = { kind: 'url', url: new URL('http://127.0.0.1:9/keys') } as const
  const clock = { now: () => toInstant(Date.now()) }
  const tabTokens = entraTabTokens({ issuer, audience, tenantIds: [oakfield.tenantId], keys: nobodyListens }, clock)
  await using server = await serveWeb(school, { tabTokens })

  const response = await server.get('/api/campaigns', await token())

  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ code: 'unavailable', message: expect.stringContaining('sign-in') })
})
