import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Policy } from '../../src/policy/policy.ts'
import { policyPagePath } from '../../src/web/policy-page/page-address.ts'
import { en } from '../../src/web/policy-page/words/en.ts'
import { oakfieldVersion } from '../support/tab-server.ts'
import { version } from '../web/policy.ts'
import { earlierVersion } from '../web/policy-page/earlier-version.ts'
import { expect, test } from './tab-test.ts'

/** What reader modes are built on, as it stands in its package. */
const distiller = readFileSync(new URL(import.meta.resolve('@mozilla/readability/Readability.js')), 'utf8')

/** The page’s words as a reader mode shows them, in one line. */
async function distil(page: Page): Promise<string> {
  await page.evaluate(distiller)
  const text = await page.evaluate<string>(`
    const { content } = new Readability(document.cloneNode(true)).parse()
    new DOMParser().parseFromString(content.replaceAll('<br>', ' '), 'text/html').body.textContent
  `)
  return inOneLine(text)
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Everything of the policy that is to be read, in its order. */
function piecesOf({ clauses, declaration }: Policy): readonly string[] {
  const pieces: string[] = []
  let above: readonly string[] = []
  for (const { heading, number, text } of clauses) {
    const shared = heading.findIndex((title, depth) => title !== above[depth])
    if (shared >= 0) pieces.push(...heading.slice(shared))
    pieces.push(`${number ?? ''} ${text}`)
    above = heading
  }
  return [...pieces, declaration.statement, ...declaration.fields.map(({ label }) => label)].map(inOneLine)
}

/** The pieces that do not come, each after the one before it. */
function missingFrom(text: string, pieces: readonly string[]): readonly string[] {
  let at = 0
  return pieces.filter((piece) => {
    const found = text.indexOf(piece, at)
    if (found >= 0) at = found
    return found < 0
  })
}

for (const [language, audiences] of [
  ['en', []],
  ['cy', ['staff', 'governor', 'visitor']],
] as const) {
  test(`a reader mode shows the whole policy and nothing of the page around it (${language})`, async ({
    page,
    server,
  }) => {
    await server.school.stores.policies.publish(oakfieldVersion)
    await page.goto(server.web.url + policyPagePath(oakfieldVersion, audiences, { language }))

    const text = await distil(page)

    expect(missingFrom(text, piecesOf(oakfieldVersion.policy))).toEqual([])
    const chrome = await page.locator('nav, form, .changes, header .shown, .reading-time, .dates').allInnerTexts()
    expect(chrome.length).toBeGreaterThan(5)
    for (const words of chrome) expect(text).not.toContain(inOneLine(words))
  })
}

test('what changed stays out of the reader mode, even beside a short policy', async ({ page, server }) => {
  await server.school.stores.policies.publish(earlierVersion)
  await server.school.stores.policies.publish(version)
  await page.goto(server.web.url + policyPagePath(version, []))
  await expect(page.getByRole('heading', { name: en.changes.title })).toBeVisible()

  const text = await distil(page)

  expect(missingFrom(text, piecesOf(version.policy))).toEqual([])
  expect(text).not.toContain('floppy')
})
