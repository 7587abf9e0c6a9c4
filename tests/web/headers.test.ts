import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import { openSchool, type School } from './school.ts'
import { serveWeb, type WebServer } from './web-server.ts'

let school: School
let campaign: Campaign
let web: WebServer

beforeAll(async () => {
  school = openSchool()
  campaign = await school.launch()
  web = await serveWeb(school, { publicUrl: new URL('https://assent.oakfield.example') })
})
afterAll(() => web[Symbol.asyncDispose]())

const changing = ['date', 'etag', 'content-length', 'connection', 'keep-alive', 'ratelimit', 'ratelimit-policy']

function steadyHeaders(response: Response): Record<string, string> {
  const steady = [...response.headers].filter(([name]) => !changing.includes(name))
  return Object.fromEntries(steady.map(([name, value]) => [name, value.replace(/'nonce-[^']+'/, "'nonce-…'")]))
}

test('the tab may be framed by Teams and by nobody else', async () => {
  expect(steadyHeaders(await web.get('/tab'))).toMatchInlineSnapshot(`
    {
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none';script-src 'self';style-src 'self' 'nonce-…';img-src 'self' data:;font-src 'self';connect-src 'self' https://res.cdn.office.net;frame-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com;upgrade-insecure-requests",
      "content-type": "text/html; charset=utf-8",
      "cross-origin-opener-policy": "same-origin-allow-popups",
      "cross-origin-resource-policy": "same-origin",
      "origin-agent-cluster": "?1",
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "vary": "Accept-Encoding",
      "x-content-type-options": "nosniff",
      "x-dns-prefetch-control": "off",
      "x-download-options": "noopen",
      "x-permitted-cross-domain-policies": "none",
      "x-xss-protection": "0",
    }
  `)
})

test('the policy page and the API keep the same rules', async () => {
  const tab = (await web.get('/tab')).headers
  const policy = await web.get(`/policies/${campaign.policyId}/${campaign.versionId}`)
  const api = await web.get('/api/campaigns', await web.tokenFor(cast.helen))
  const refusal = await web.get('/api/campaigns')
  const nothing = await web.get('/nowhere')

  expect([policy, api, refusal, nothing].map(({ status }) => status)).toEqual([200, 200, 401, 404])
  const rule = (headers: Headers) => headers.get('content-security-policy')?.replace(/'nonce-[^']+'/, '')
  for (const { headers } of [policy, api, refusal, nothing]) {
    expect(rule(headers)).toBe(rule(tab))
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test('each page has a nonce of its own, which its styles and scripts carry', async () => {
  const nonces = new Set<string>()
  for (const path of ['/tab', '/tab', `/policies/${campaign.policyId}/${campaign.versionId}`]) {
    const response = await web.get(path)
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    const text = await response.text()
    expect(text).toContain(`nonce="${nonce}"`)
    expect(text).not.toContain('__CSP_NONCE__')
    nonces.add(nonce ?? '')
  }
  expect(nonces.size).toBe(3)
})

test('without https nothing tells a browser to insist on it', async () => {
  await using local = await serveWeb(school)

  expect((await local.get('/tab')).headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests')
})

test('the files of the tab are kept for long, its page never', async () => {
  expect((await web.get('/tab/assets/index.js')).headers.get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  )
  expect((await web.get('/tab')).headers.get('cache-control')).toBe('no-store')
  expect((await web.get('/tab/assets/../index.html')).status).toBe(404)
})
