import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { markMatches, matches, readQuery } from '../../../src/web/policy-page/search/query.ts'
import { version } from '../policy.ts'
import { openSchool } from '../school.ts'
import { serveWeb, type WebServer } from '../web-server.ts'
import { wordsOf } from './words-of.ts'

const path = '/policies/oakfield-aup/v1'
let web: WebServer

beforeAll(async () => {
  const school = openSchool()
  await school.stores.policies.publish(version)
  web = await serveWeb(school)
})
afterAll(() => web[Symbol.asyncDispose]())

async function search(query: string, more = ''): Promise<string> {
  return (await web.get(`${path}?q=${encodeURIComponent(query)}${more}`)).text()
}

const statusOf = (page: string) => /id="search-status">([^<]*)</.exec(page)?.[1]
const listedIn = (page: string) =>
  [...(/<ul role="list" class="results">[\s\S]*?<\/ul>/.exec(page)?.[0] ?? '').matchAll(/href="#clause-([^"]+)"/g)].map(
    ([, id]) => id,
  )

describe('what is looked for', () => {
  test.each([
    ['PHONE', 'Phones are left at reception.'],
    ['phones', 'A phone is left at reception.'],
    ['policies', 'Keep to this policy.'],
    ['policy', 'All policies hold.'],
    ['classes', 'in class'],
    ['use', 'for several uses'],
    ['pass', 'your password'],
    ['ffon', 'defnyddio ffôn personol'],
    ['Ffôn', 'y ffonau'],
    ['swyddfa’n', "mae'r swyddfa'n agor"],
    ["don't", 'Don’t share it'],
    ['dont', 'Don’t share it'],
    ['e-mail', 'school email'],
    ['email', 'school e-mail'],
    ['mail', 'school e-mail'],
    ['wi fi', 'the guest Wi-Fi'],
    ['wi fi', 'the guest WiFi'],
    ['3.4', '3.4\nLock it'],
    ['(a)', '(a)\nlent to friends'],
    ['laptop home', 'They take home a laptop.'],
    ['پالیسی', 'میں نے پالیسی پڑھ لی'],
  ])('%s is in “%s”', (query, text) => {
    expect(matches(readQuery(query), text)).toBe(true)
  })

  test.each([
    ['hone', 'phone'],
    ['34', '3.4'],
    ['a', 'an apple'],
    ['laptop home', 'They take a laptop.'],
    ['.*', 'anything'],
    ['???', 'why???'],
    ['', 'anything'],
  ])('%s is not in “%s”', (query, text) => {
    expect(matches(readQuery(query), text)).toBe(false)
  })

  test('the marked stretches are the text, whole words marked', () => {
    const stretches = markMatches('Phones: no phone, no smartphone.', readQuery('phone'))

    expect(stretches.map(({ text }) => text).join('')).toBe('Phones: no phone, no smartphone.')
    expect(stretches.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(['Phones', 'phone'])
  })
})

describe('the answer of the page', () => {
  test('says how many clauses match, lists them with the words marked, and leads to each', async () => {
    const page = await search('phone')

    expect(statusOf(page)).toBe('1 clause matches “\u2068phone\u2069”. Also found in 1 other place.')
    expect(listedIn(page)).toEqual(['c-5'])
    expect(page).toContain('Visitors switch their <mark>phones</mark> off at reception.')
    expect(page).toContain('3. Personal <mark>phones</mark></h2>')
    expect(page).toContain('<title>“phone” – Acceptable use of ICT – Oakfield Primary School</title>')
  })

  test('finds a clause by its heading and its own words together', async () => {
    expect(listedIn(await search('devices friends'))).toEqual(['c-3'])
  })

  test('a search for one audience says how much more the whole policy has', async () => {
    const page = await search('phones', '&for=staff&lang=en')

    expect(wordsOf(page)).toContain('1 more clause matches. It does not apply to staff, so it is not on this page.')
    expect(page).toContain(`<a href="${path}?lang=en&amp;q=phones#search">Search the whole policy</a>`)
  })

  test('nothing found says what to do and whom to ask', async () => {
    const page = await search('trampoline')

    expect(statusOf(page)).toBe('No clause on this page matches “\u2068trampoline\u2069”.')
    expect(wordsOf(page)).toContain('ask Assent in your Teams chat, in your own words. Or ask Ines Costa, ICT Manager.')
    expect(page).toContain('Everybody on site keeps to this policy.')
  })

  test('the other forms of the page keep the search', async () => {
    const page = await search('phones & tablets', '&for=visitor')

    expect(page).toContain(`<a href="${path}?for=staff&amp;q=phones%20%26%20tablets">`)
    expect(page).toContain(
      `<a href="${path}?for=visitor&amp;lang=cy&amp;q=phones%20%26%20tablets" lang="cy" hreflang="cy">`,
    )
    expect(page).toContain('<input type="hidden" name="for" value="visitor">')
  })

  test('an empty search is the page as it is', async () => {
    const page = await search('   ')

    expect(statusOf(page)).toBe('')
    expect(page).not.toContain('<mark>')
  })
})

const hostile: readonly (readonly [string, string])[] = [
  ['a script', encodeURIComponent('<script>alert(1)</script>')],
  ['an attribute', encodeURIComponent('" autofocus onfocus="alert(1)')],
  ['a pattern', encodeURIComponent('((a+)+)+$ .* [^x]{1,99} \\')],
  ['a very long one', 'phone'.repeat(1_500)],
  ['very many words', encodeURIComponent('a b c d e f g h i j k l m n '.repeat(100))],
  ['NUL', 'a%00b%00'],
  ['broken UTF-8', '%ff%fe%c3%28%ed%a0%80'],
  ['half a pair', '%ED%A0%BD'],
  ['a broken escape', '%zz%'],
  ['Urdu', encodeURIComponent('پالیسی \u202e پڑھ')],
  ['only marks', encodeURIComponent('\u0301\u0302\u200d')],
  ['an object', 'x&q[y]=z&q[$ne]=1'],
  ['two', 'phone&q=phone'],
]

test.each(hostile)('%s as a search is harmless', async (_what, query) => {
  const response = await web.get(`${path}?q=${query}`)
  const page = await response.text()

  expect(response.status).toBe(200)
  expect(page).toContain('Everybody on site keeps to this policy.')
  expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/policy-page/search.js">'])
  expect(page.replaceAll(/="[^"]*"/g, '')).not.toMatch(/<[^>]*\s(onfocus|autofocus)/)
  expect(page).not.toMatch(/[\u0000\u202e]/)
  expect(web.faults).toEqual([])
})
