import type { Route } from '@playwright/test'
import { policyPagePath } from '../../src/web/policy-page/page-address.ts'
import { oakfieldVersion } from '../support/tab-server.ts'
import { expect, expectAccessible, test } from './tab-test.ts'

const path = policyPagePath(oakfieldVersion, ['staff'])

test.beforeEach(async ({ server, page }) => {
  await server.school.stores.policies.publish(oakfieldVersion)
  await page.goto(server.web.url + path)
})

test('while somebody types, the page says how many clauses match and marks the words', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Search this policy' }).pressSequentially('phones')

  await expect(page.getByRole('status').first()).toHaveText(
    /^8 clauses match “.phones.”\. Also found in 1 other place\.$/,
  )
  await expect(page.getByRole('article').locator('mark').first()).toHaveText('phones')
  await expect(page).toHaveTitle(/^“phones” – /)
  await expect(page).toHaveURL(/[?&]q=phones$/)
  await expectAccessible(page)
})

test('Enter goes to the next match, Shift and Enter back, Escape clears', async ({ page }) => {
  const field = page.getByRole('searchbox')
  const current = page.locator('#text [aria-current]')
  const step = page.locator('#search-step')
  await field.fill('phones')
  await expect(page.getByRole('button', { name: 'Next match' })).toBeVisible()

  await field.press('Enter')
  await expect(current).toHaveText('3. Personal phones and other devices')
  await expect(current).toBeInViewport()
  await field.press('Enter')
  await expect(step).toContainText('Match 2 of 9: 3.1 Staff must keep personal phones on silent')
  await field.press('Shift+Enter')
  await field.press('Shift+Enter')
  await expect(step).toContainText('Match 9 of 9')
  await expect(field).toBeFocused()
  await expect(field).toBeInViewport()

  await field.press('Escape')
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()
  await expect(page.locator('mark')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Next match' })).toBeHidden()
  await expect(page).not.toHaveURL(/q=/)
})

test('buttons step too, and a listed clause leads to its place', async ({ page }) => {
  await page.getByRole('searchbox').fill('3.4 visitors')
  await expect(page.getByText('No clause on this page matches')).toBeVisible()
  await page.getByRole('link', { name: 'Search the whole policy' }).click()

  await expect(page.getByRole('status').first()).toContainText('1 clause matches')
  await page.getByRole('button', { name: 'Next match' }).click()
  await expect(page.locator('#text [aria-current]')).toContainText('Visitors must not use a mobile phone')

  await page.getByRole('link', { name: '3. Personal phones and other devices, 3.4' }).click()
  await expect(page.locator('#text li:target')).toBeInViewport()
  await expect(page.locator('#text li:target')).toContainText('Visitors must not use a mobile phone')
})

test('a word nobody wrote says whom to ask', async ({ page }) => {
  await page.getByRole('searchbox').fill('trampoline')

  await expect(page.locator('#results')).toContainText('ask Assent in your Teams chat')
  await expect(page.locator('#results')).toContainText('Or ask Ines Costa, ICT Manager.')
  await page.getByRole('link', { name: 'Clear the search' }).click()
  await expect(page.getByRole('searchbox')).toBeFocused()
  await expect(page.locator('#results')).toBeEmpty()
})

test('an earlier search is given up for a later one, and a server that is away is said', async ({ page }) => {
  const field = page.getByRole('searchbox')
  const asked: Route[] = []
  await page.route(/q=pass$/, (route) => void asked.push(route))
  const givenUp = page.waitForEvent('requestfailed', (request) => request.url().endsWith('q=pass'))
  await field.fill('pass')
  await expect.poll(() => asked.length).toBe(1)
  await field.fill('photograph')
  await givenUp
  await expect(page.getByRole('status').first()).toContainText('photograph')

  await page.route(/q=laptop$/, (route) => route.abort())
  await field.fill('laptop')
  await expect(page.getByRole('status').first()).toHaveText(/not answering just now/)
  await page.unroute(/q=laptop$/)
  await field.press('Enter')
  await expect(page.getByRole('status').first()).toContainText('1 clause matches')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the form finds the same', async ({ page }) => {
    await page.getByRole('searchbox').fill('phones')
    await page.getByRole('button', { name: 'Search' }).click()

    await expect(page.getByRole('status').first()).toContainText('8 clauses match')
    await expect(page.getByRole('button', { name: 'Next match' })).toBeHidden()
    await page.getByRole('link', { name: '3. Personal phones and other devices, 3.1' }).click()
    await expect(page.locator('#text li:target')).toBeInViewport()
    await page.getByRole('link', { name: 'Clear the search' }).click()
    await expect(page.locator('mark')).toHaveCount(0)
  })
})
