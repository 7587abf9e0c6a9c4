import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clause, policy, version } from '../policy.ts'
import { openSchool } from '../school.ts'
import { serveWeb, type WebServer } from '../web-server.ts'
import { wordsOf } from './words-of.ts'

const path = `/policies/${version.policyId}/${version.versionId}`
let web: WebServer

beforeAll(async () => {
  const school = openSchool()
  await school.stores.policies.publish(version)
  web = await serveWeb(school)
})
afterAll(() => web[Symbol.asyncDispose]())

async function read(address: string): Promise<string> {
  return (await web.get(address)).text()
}

describe('the page of a policy', () => {
  test('shows a governor what binds governors, and says how much that is', async () => {
    const page = await read(`${path}?for=governor`)

    expect([...page.matchAll(/id="clause-([^"]+)"/g)].map(([, id]) => id)).toEqual(['c-1', 'c-3', 'c-4'])
    expect(wordsOf(page)).toContain(
      'This page shows the 3 of 5 clauses that apply to governors. The other 2 do not and are not shown.',
    )
    expect(page).not.toContain('Visitors switch their phones off')
  })

  test('takes somebody in two audiences at once', async () => {
    const page = await read(`${path}?for=visitor,staff`)

    expect(wordsOf(page)).toContain('This page shows the whole policy. All 5 clauses apply to staff and visitors.')
  })

  test('shows everything when nobody is named', async () => {
    expect(wordsOf(await read(path))).toContain('This page shows the whole policy: 5 clauses.')
  })

  test('says so when nothing applies', async () => {
    expect(wordsOf(await read(`${path}?for=parent`))).toContain('No clause of this policy applies to parents.')
  })

  test('links to what applies to others', async () => {
    const page = await read(`${path}?for=governor`)

    expect(page).toContain(`<a href="${path}?for=staff">What applies to staff</a>`)
    expect(page).toContain(`<a href="${path}?for=governor" aria-current="page">What applies to governors</a>`)
    expect(page).toContain(`<a href="${path}">The whole policy</a>`)
  })

  test('carries headings in order, numbers, the lead-in once, and the declaration', async () => {
    const page = await read(path)
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))

    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(page.match(/School devices must not be:/g)).toHaveLength(1)
    expect(page).toContain('<span class="number">(b)</span>')
    expect(wordsOf(page)).toContain('I have read the policy and I will keep to it.')
    expect(page).toMatch(/<html lang="en-GB">/)
  })

  test('does not say a lead-in again that is a clause itself', async () => {
    const sentence = 'School devices must not be used to:'
    const clauses = [
      clause('c-1', { number: '8.1', text: sentence }),
      clause('c-2', { number: '(a)', leadIn: sentence, text: 'gamble;' }),
      clause('c-3', { number: '(b)', leadIn: sentence, text: 'trade.' }),
    ]
    const school = openSchool()
    await school.stores.policies.publish({ ...version, policy: { ...policy, clauses } })
    await using server = await serveWeb(school)

    const page = await (await server.get(path)).text()

    expect(page.match(/School devices must not be used to:/g)).toHaveLength(1)
    expect(page.match(/<li id="clause-/g)).toHaveLength(3)
  })

  test('says when it was reviewed as precisely as it knows', async () => {
    expect(wordsOf(await read(path))).toMatch(
      /Adopted September 2026 Last reviewed 1 September 2026 Next review due 2027 Published here 1 September 2026/,
    )
  })

  test('loads one script of its own, runs none that is in it, and asks nobody else for anything', async () => {
    const page = await read(path)

    expect(page.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="/policy-page/search.js">'])
    expect((await web.get('/policy-page/search.js')).headers.get('content-type')).toContain('text/javascript')
    expect(page).not.toMatch(/<img|\son\w+=|style="|(src|href)="(https?:)?\/\//)
    expect(page.match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="data:,">'])
  })
})

test.each([
  '/policies',
  '/policies/oakfield-aup',
  '/policies/oakfield-aup/v9',
  '/policies/nobody/v1',
  '/policies/%00/v1',
  '/policies/a%2fb/v1',
])('%s is a page that says the policy is not there', async (address) => {
  const response = await web.get(address)

  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(wordsOf(await response.text())).toContain('This policy is not here')
})

test.each(['everybody', 'staff,aliens', '<script>alert(1)</script>'])(
  'for=%s is refused in plain words',
  async (who) => {
    const response = await web.get(`${path}?for=${encodeURIComponent(who)}`)

    expect(response.status).toBe(400)
    const page = await response.text()
    expect(wordsOf(page)).toContain('We do not know that group of people')
    expect(page).not.toContain('<script')
  },
)

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  'javascript:alert(1)',
  '`${alert(1)}`',
  '{{constructor.constructor("alert(1)")()}}',
]

test.each(attacks)('%s in a policy is only ever text', async (attack) => {
  const school = openSchool()
  const evil = {
    ...version,
    policy: {
      ...policy,
      title: attack,
      school: attack,
      academicYear: attack,
      contacts: [{ name: attack, role: attack }],
      clauses: [
        clause('c-1', { number: attack, heading: [attack, attack], leadIn: attack, text: attack }),
        clause('c-2', { heading: ['Second'] }),
      ],
      declaration: {
        statement: attack,
        fields: [{ kind: 'other' as const, label: attack }],
        countersignature: { label: attack, fields: [{ kind: 'other' as const, label: attack }] },
      },
    },
  }
  await school.stores.policies.publish(evil)
  await using server = await serveWeb(school)

  const response = await server.get(path)
  expect(response.status).toBe(200)
  const page = await response.text()

  const tags = [...page.matchAll(/<\/?([a-z!][a-z0-9-]*)((?:\s+[a-z-]+="[^"<>]*")*)\s*>/gi)].map(([tag]) => tag)
  // Every `<` and every `>` belongs to one of the page's own tags, so none came from the policy.
  const outside = tags.reduce((rest, tag) => rest.replace(tag, ''), page.replace(/<style[\s\S]*?<\/style>/, ''))
  expect(outside.replace(/<\/?style[^>]*>|<!doctype html>/g, '')).not.toMatch(/[<>]/)
  expect(tags.filter((tag) => /^<(img|svg|iframe|object)/i.test(tag))).toEqual([])
  expect(tags.filter((tag) => /^<script/i.test(tag))).toEqual(['<script type="module" src="/policy-page/search.js">'])
})
