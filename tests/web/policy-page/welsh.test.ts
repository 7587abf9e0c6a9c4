import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languageOfText } from '../../../src/web/policy-page/text-language.ts'
import { cy } from '../../../src/web/policy-page/words/cy.ts'
import { en } from '../../../src/web/policy-page/words/en.ts'
import { version } from '../policy.ts'
import { openSchool } from '../school.ts'
import { serveWeb, type WebServer } from '../web-server.ts'
import { earlierVersion } from './earlier-version.ts'
import { wordsOf } from './words-of.ts'

const path = '/policies/oakfield-aup/v1'
let web: WebServer

beforeAll(async () => {
  const school = openSchool()
  await school.stores.policies.publish(earlierVersion)
  await school.stores.policies.publish(version)
  web = await serveWeb(school)
})
afterAll(() => web[Symbol.asyncDispose]())

async function read(address: string, acceptLanguage: string): Promise<Response> {
  return fetch(web.url + address, { headers: { 'accept-language': acceptLanguage } })
}

const languageOf = (response: Response) => response.headers.get('content-language')

describe('the language of the page', () => {
  test.each([
    ['', 'cy-GB,cy;q=0.9,en;q=0.5', 'cy'],
    ['', 'en-GB,en;q=0.9,cy;q=0.5', 'en'],
    ['', 'pl,ur;q=0.8', 'en'],
    ['', 'fr,cy;q=0.3', 'cy'],
    ['', '*', 'en'],
    ['', ';;q=!', 'en'],
    ['?lang=cy', 'en-GB', 'cy'],
    ['?lang=en', 'cy', 'en'],
    ['?lang=fr', 'cy', 'cy'],
    ['?lang=cy&lang=en', 'en', 'en'],
  ])('%s with “%s” is %s', async (query, accepted, language) => {
    const response = await read(path + query, accepted)

    expect(languageOf(response)).toBe(language)
    expect(response.headers.get('vary')?.toLowerCase()).toContain('accept-language')
    expect(await response.text()).toContain(`<html lang="${language === 'cy' ? 'cy' : 'en-GB'}">`)
  })

  test('the policy keeps its own language, and dates are in Welsh', async () => {
    const page = await (await read(`${path}?lang=cy`, 'en')).text()

    expect(page).toContain('<h1 id="title" lang="en-GB" dir="auto">Acceptable use of ICT</h1>')
    expect(page).toContain('<span class="text" lang="en-GB" dir="auto">Everybody on site keeps to this policy.</span>')
    expect(wordsOf(page)).toContain('Mabwysiadwyd Medi 2026 Adolygwyd ddiwethaf 1 Medi 2026')
    expect(wordsOf(page)).toContain('fersiwn a gyhoeddwyd yma ar 4 Medi 2025')
  })

  test('somebody who chose keeps the choice on every link, and somebody who did not passes on none', async () => {
    const chosen = await (await read(`${path}?lang=cy&for=staff`, 'en')).text()
    const accepted = await (await read(`${path}?for=staff`, 'cy')).text()

    expect(chosen).toContain(`href="${path}?for=visitor&amp;lang=cy"`)
    expect(chosen).toContain('<input type="hidden" name="lang" value="cy">')
    expect(chosen).toContain(`<a href="${path}?for=staff&amp;lang=en" lang="en-GB" hreflang="en">English</a>`)
    expect(accepted).toContain(`href="${path}?for=visitor"`)
    expect(accepted).not.toContain('name="lang"')
  })

  test('pages that have no policy to show speak Welsh too', async () => {
    expect(wordsOf(await (await read('/policies/nobody/v1', 'cy')).text())).toContain('Nid yw’r polisi hwn yma')
    const unknown = await (await read(`${path}?for=aliens&lang=cy`, 'en')).text()
    expect(unknown).toContain(`<a href="${path}?lang=cy">Y polisi cyfan</a>`)
  })

  test('what changed is told in Welsh, in the clause’s own words', async () => {
    const words = wordsOf(await (await read(`${path}?lang=cy`, 'en')).text())

    expect(words).toContain('Wedi’i aralleirio: 2.1 Staff may take a laptop home (dilëwyd: at weekends )')
    expect(words).toContain('Newydd: 3.1 (ychwanegwyd: Visitors switch')
    expect(words).toContain('Wedi’i ddileu: 4.1 (dilëwyd: Staff hand in')
  })

  test('no English of the interface is left on the Welsh page', async () => {
    const page = wordsOf(await (await read(`${path}?lang=cy&q=phones&for=visitor`, 'en')).text())
    const english = [en.skipToText, en.search.label, en.search.hint, en.search.clear, en.contents, en.declaration]

    for (const words of [...english, en.readingTime, en.lastReviewed, en.changes.title, en.contacts, en.thisPage]) {
      expect(page).not.toContain(words)
    }
    expect(page).not.toMatch(/\b(new|gone|reworded|removed|added|clauses?)\b/)
  })
})

describe('Welsh', () => {
  test.each([
    [0, '0 cymal'],
    [1, '1 cymal'],
    [2, '2 gymal'],
    [3, '3 chymal'],
    [5, '5 cymal'],
    [6, '6 chymal'],
    [87, '87 cymal'],
  ])('counts %d clauses as “%s”', (n, words) => {
    expect(cy.shown({ shown: n, all: n, audiences: [] })).toContain(words)
  })

  test('softens whom it applies to, and joins with “ac” before a vowel', () => {
    expect(cy.appliesTo(['governor', 'visitor'])).toBe('Beth sy’n berthnasol i lywodraethwyr ac ymwelwyr')
    expect(cy.appliesTo(['staff', 'governor'])).toBe('Beth sy’n berthnasol i staff a llywodraethwyr')
  })

  test.each([
    ['Rhaid i staff gloi’r gliniadur pan nad ydynt yn yr ystafell.', 'cy'],
    ['Staff must lock the laptop when they leave the room.', 'en-GB'],
    ['TGCh 3.4', 'cy'],
    ['میں نے پالیسی پڑھ لی', 'cy'],
  ] as const)('%s is read as %s where the policy is Welsh', (text, language) => {
    expect(languageOfText(text, 'cy')).toBe(language)
  })
})
