import { policyPagePath } from '../../src/web/policy-page/page-address.ts'
import { oakfieldVersion } from '../support/tab-server.ts'
import { version } from '../web/policy.ts'
import { expect, expectAccessible, keepScreenshot, test } from './tab-test.ts'

const path = `/policies/${version.policyId}/${version.versionId}`

test.beforeEach(async ({ server, page }) => {
  await server.school.stores.policies.publish(version)
  await server.school.stores.policies.publish(oakfieldVersion)
  await page.goto(`${server.web.url}${path}?for=staff,governor`)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Oakfield’s own policy is accessible in ${colorScheme} colours`, async ({ page, server }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.goto(server.web.url + policyPagePath(oakfieldVersion, ['visitor']))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ICT Acceptable Use Policy')

    await keepScreenshot(page, `policy-page-${colorScheme}`)
    await expectAccessible(page)
  })
}

test('somebody reads only what binds them, and can see what binds others', async ({ page }) => {
  await expect(page.getByText('This page shows the 4 of 5 clauses that apply to staff and governors.')).toBeVisible()
  await expect(page.getByText('Visitors switch their phones off')).toHaveCount(0)

  await page.getByRole('link', { name: 'What applies to visitors' }).click()

  await expect(page.getByText('Visitors switch their phones off')).toBeVisible()
})

test('it is read by keyboard, and its contents lead to its parts', async ({ page }) => {
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Skip to the text')
  await expect(page.locator(':focus')).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator(':focus')).toHaveAttribute('id', 'text')

  await page.getByRole('link', { name: 'Declaration' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Declaration' })).toBeInViewport()
})

test('at 320 pixels nothing is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })

  expect(await page.locator('html').evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(320)
  await expectAccessible(page)
})

test('on paper there are no links to press', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })

  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a policy that is not there has a page too', async ({ page, server }) => {
  await page.goto(`${server.web.url}/policies/oakfield-aup/v9`)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This policy is not here')
  await expectAccessible(page)
})
