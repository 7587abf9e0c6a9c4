import { policyPagePath } from '../../src/web/policy-page/page-address.ts'
import { oakfieldVersion } from '../support/tab-server.ts'
import { version } from '../web/policy.ts'
import { earlierVersion } from '../web/policy-page/earlier-version.ts'
import { expect, expectAccessible, keepScreenshot, test } from './tab-test.ts'

const path = `/policies/${version.policyId}/${version.versionId}`

test.beforeEach(async ({ server, page }) => {
  await server.school.stores.policies.publish(earlierVersion)
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

  await expect(page.getByRole('article').getByText('Visitors switch their phones off')).toBeVisible()
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

test('on paper there is nothing to press, and nothing is folded away', async ({ page }) => {
  const changed = page.locator('.changed')
  await page.getByText('The 2 changes, one by one').click()
  await expect(changed).toBeHidden()

  await page.emulateMedia({ media: 'print' })

  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('search')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await changed.evaluate((list) => list.getBoundingClientRect().height)).toBeGreaterThan(0)
})

test('what changed is told and leads to the clause', async ({ page }) => {
  await expect(page.getByText('2.1 no longer says “at weekends”.')).toBeVisible()
  await expect(page.locator('.changed del').first()).toHaveText(/at weekends/)

  await page.getByRole('link', { name: 'Read 2.1 in the policy' }).click()

  await expect(page.locator('#text li:target')).toContainText('Staff may take a laptop home.')
})

test('it is read in Welsh at one press, the policy in its own language', async ({ page }) => {
  await page.getByRole('link', { name: 'Cymraeg' }).click()

  await expect(page.locator('html')).toHaveAttribute('lang', 'cy')
  await expect(page.getByRole('heading', { name: 'Cynnwys' })).toBeVisible()
  await expect(
    page.getByText('mae’r dudalen hon yn dangos y 4 cymal sy’n berthnasol i staff a llywodraethwyr'),
  ).toBeVisible()
  await expect(page.getByText('Staff may take a laptop home.').first()).toHaveAttribute('lang', 'en-GB')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Contents' })).toBeVisible()
})

test('in the reader’s own colours nothing is told by colour alone', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`${page.url()}&q=laptop`)

  await expect(page.locator('del').first()).toHaveCSS('text-decoration-line', 'line-through')
  await expect(page.locator('#text mark').first()).toHaveCSS('text-decoration-line', 'underline')
  await expectAccessible(page)
})

test('a policy that is not there has a page too', async ({ page, server }) => {
  await page.goto(`${server.web.url}/policies/oakfield-aup/v9`)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This policy is not here')
  await expectAccessible(page)
})
