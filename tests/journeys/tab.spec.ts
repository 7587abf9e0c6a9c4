import { readFile } from 'node:fs/promises'
import { cast } from '../../src/local/oakfield/school.ts'
import type { StorageOperation } from '../../src/storage/faults.ts'
import { oakfieldWithGovernors } from '../support/tab-server.ts'
import { version } from '../web/policy.ts'
import { expect, expectAccessible, keepScreenshot, openTabOf, test, themes } from './tab-test.ts'

test('a leader sees who has signed, who has not, why, and what to do', async ({ campaign, openTab }) => {
  const tab = await openTab()

  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(`Who has signed: ${campaign.policyTitle}`)
  await expect(
    tab.getByText('41 of 65 people have signed. 3 cannot be reached in Teams. 1 has declined.'),
  ).toBeVisible()
  await expect(tab.getByText(/^Due .*, in 12 days$/)).toBeVisible()
  await expect(tab.getByRole('img', { name: /^Staff: \d+ of \d+ people have signed/ })).toBeVisible()
  const mo = tab.getByRole('row', { name: /Mo Ali/ })
  await expect(mo).toContainText('Declined')
  await expect(mo).toContainText('I do not work here any more')
  await expect(mo).toContainText('Talk to them')
  await expect(tab.getByRole('row', { name: /Gareth Pugh/ })).toContainText('blocked')
})

test('a signature shows by itself, and is spoken', async ({ server, campaign, openTab }) => {
  const tab = await openTab()
  const priya = tab.getByRole('row', { name: /Priya Shah/ })
  await expect(priya).toBeVisible()
  await expect(tab.getByText(/^Live\./)).toBeVisible()

  await server.school.sign(campaign, cast.priya.id)

  await expect(tab.getByText('42 of 65 people have signed. 3 cannot')).toBeVisible()
  await expect(priya).toBeHidden()
  await expect(tab.getByRole('status').filter({ hasText: '42 of 65 people have signed.' })).toHaveCount(1)
})

test('search, filters and sorting narrow the list together', async ({ openTab }) => {
  const tab = await openTab()
  const rows = tab.getByRole('row')
  const table = tab.getByRole('table', { name: 'People who have not signed' })
  await expect(tab.getByText('24 people in the list.')).toBeVisible()
  await expect(table).toHaveAttribute('aria-rowcount', '25')

  await tab.getByRole('combobox', { name: 'Audience' }).selectOption({ label: 'Visitors' })
  await tab.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Declined' })
  await expect(rows).toHaveCount(2)
  await expect(tab.getByText('1 of 24 people shown.')).toBeVisible()

  await tab.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Any' })
  await tab.getByRole('combobox', { name: 'Audience' }).selectOption({ label: 'Everybody' })
  await tab.getByLabel('Search').fill('nobody of that name')
  await expect(tab.getByText('Nobody in the list matches.')).toBeVisible()

  await tab.getByLabel('Search').fill('')
  const names = tab.getByRole('columnheader', { name: 'Name' })
  const firstName = rows.nth(1).getByRole('cell').first()
  await expect(firstName).toContainText('Chloe Bannister')
  await names.getByRole('button').click()
  await expect(names).toHaveAttribute('aria-sort', 'ascending')
  await expect(firstName).toContainText('Amina Warsame')
  await names.getByRole('button').click()
  await expect(names).toHaveAttribute('aria-sort', 'descending')
  await expect(rows.last().getByRole('cell').first()).toContainText('Amina Warsame')
})

test('the list is saved as a file for a spreadsheet', async ({ page, openTab }) => {
  const tab = await openTab()
  const downloading = page.waitForEvent('download')

  await tab.getByRole('button', { name: 'Download as CSV' }).click()

  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^not-yet-signed-ict-acceptable-use-policy-\d{4}-\d\d-\d\d\.csv$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text.split('\r\n')).toHaveLength(1 + 24 + 1)
  expect(text).toContain('"Priya Shah"')
})

test('the bars are also a table', async ({ page, openTab }) => {
  const tab = await openTab()

  await tab.getByRole('button', { name: 'Show as table' }).click()

  const everybody = tab.getByRole('row', { name: /^Everybody/ })
  await expect(everybody).toHaveText(/Everybody\s*65\s*41\s*20\s*1\s*3\s*0/)
  await expectAccessible(page)
})

for (const theme of themes) {
  test(`nothing is inaccessible in the ${theme} theme`, async ({ page, openTab }) => {
    await page.setViewportSize({ width: 1024, height: 768 })
    const tab = await openTab({ theme })
    await expect(tab.getByText('24 people in the list.')).toBeVisible()

    await keepScreenshot(page, `tab-${theme}`)
    await expectAccessible(page)
  })
}

test('a change of theme in Teams changes the tab at once', async ({ page, openTab }) => {
  const tab = await openTab()
  const surface = tab.locator('.fui-FluentProvider').first()
  await expect(tab.getByText('24 people in the list.')).toBeVisible()
  await expect(surface).toHaveCSS('background-color', 'rgb(255, 255, 255)')

  await page.getByLabel('Teams theme').selectOption('contrast')

  await expect(surface).toHaveCSS('background-color', 'rgb(0, 0, 0)')
})

test('everything is done by keyboard alone', async ({ page, openTab }) => {
  const tab = await openTab()
  await expect(tab.getByText('24 people in the list.')).toBeVisible()
  const focused = (name: string | RegExp) =>
    tab.locator(':focus').and(tab.getByRole('button', { name, exact: true }).or(tab.getByLabel(name)))
  const tabTo = async (name: string | RegExp, key = 'Tab') => {
    for (let presses = 0; presses < 20; presses += 1) {
      if ((await focused(name).count()) > 0) return
      await page.keyboard.press(key)
    }
    throw new Error(`Tab does not reach ${name}.`)
  }
  await page.getByLabel('Teams theme').focus()

  await tabTo('Show as table')
  await page.keyboard.press('Enter')
  await expect(tab.getByRole('table').first()).toContainText('Everybody')
  await expect(focused('Show as bars')).toHaveCount(1)
  await tabTo(/^Search/)
  await page.keyboard.type('priya')
  await expect(tab.getByText('1 of 24 people shown.')).toBeVisible()
  await tabTo('Asked')
  await page.keyboard.press('Space')
  await expect(tab.getByRole('columnheader', { name: 'Asked', exact: true })).toHaveAttribute('aria-sort', 'ascending')
  const downloading = page.waitForEvent('download')
  await tabTo('Download as CSV', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await downloading
})

test('at 320 pixels everything is in one column', async ({ page, openTab }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  const tab = await openTab()
  await expect(tab.getByText('24 people in the list.')).toBeVisible()

  const widest = await tab
    .locator('.fui-FluentProvider')
    .first()
    .evaluate((element) => element.scrollWidth)
  expect(widest).toBeLessThanOrEqual(320)
  await keepScreenshot(page, 'tab-narrow')
  await expectAccessible(page)
})

test('somebody who is no leader is told kindly, and sees no name', async ({ page, openTab }) => {
  const tab = await openTab({ as: 'priya' })

  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('This page is for school leaders')
  await expect(tab.getByText('Gareth')).toHaveCount(0)
  await expectAccessible(page)
})

test('before the first campaign the page says how to begin', async ({ page, server }) => {
  const tab = await openTabOf(server, page)

  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Nobody has been asked to sign yet')
  await expect(tab.getByRole('button', { name: 'Look again' })).toBeVisible()
  await expectAccessible(page)
})

test('outside Teams the page says where to open it', async ({ page, server }) => {
  await page.goto(`${server.web.url}/tab`)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open this page in Teams')
  await expectAccessible(page)
})

test('last year’s campaign can be chosen', async ({ server, campaign, openTab }) => {
  const earlier = { ...campaign, campaignId: `${campaign.campaignId}-before` as typeof campaign.campaignId }
  await server.school.stores.campaigns.insertOnce({
    ...earlier,
    policyTitle: 'Last year’s policy',
    state: 'closed',
    launchedAt: '2025-09-01T08:00:00.000Z' as typeof campaign.launchedAt,
  })
  const tab = await openTab()
  await expect(tab.getByText('24 people in the list.')).toBeVisible()

  await tab.getByLabel('Campaign').selectOption({ label: 'Last year’s policy, sent 1 Sept 2025, closed' })

  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Who has signed: Last year’s policy')
  await expect(tab.getByText('This campaign is closed.')).toBeVisible()
})

test.describe('when storage stops answering', () => {
  let isDown = false
  const before = ({ store, action }: StorageOperation) => {
    if (isDown && store === 'Assignments' && action === 'list') throw new Error('Storage is down.')
  }
  test.use({ schoolOptions: { faults: { before } } })

  test('the figures stay, say that they are old, and recover', async ({ server, campaign, openTab }) => {
    const tab = await openTab()
    await expect(tab.getByText(/^Live\./)).toBeVisible()

    isDown = true
    await expect(tab.getByText(/^Connecting again\. Figures from/)).toBeVisible()
    await expect(tab.getByText('24 people in the list.')).toBeVisible()
    isDown = false
    await server.school.sign(campaign, cast.priya.id)

    await expect(tab.getByText('23 people in the list.')).toBeVisible()
    await expect(tab.getByText(/^Live\./)).toBeVisible()
  })
})

test.describe('with a thousand people', () => {
  test.use({ schoolOptions: { people: oakfieldWithGovernors(1_000) } })

  test('only the rows in sight are in the page, and the keyboard reaches the last', async ({ page, openTab }) => {
    const tab = await openTab()
    const table = tab.getByRole('table', { name: 'People who have not signed' })
    await expect(table).toHaveAttribute('aria-rowcount', '1025')
    expect(await tab.getByRole('row').count()).toBeLessThan(60)

    await tab.getByRole('region', { name: 'People who have not signed' }).focus()
    await expect(async () => {
      await page.keyboard.press('End')
      await expect(tab.getByRole('row').last()).toHaveAttribute('aria-rowindex', '1025', { timeout: 1_000 })
    }).toPass()
    await expect(tab.getByRole('row').last()).toBeInViewport()
    await expectAccessible(page, { scrolls: true })
  })
})

test.describe('with markup for a name', () => {
  const attack = '<img src=x onerror="document.title=\'run\'">'
  const people = oakfieldWithGovernors(1)
  const users = people.users.map((user) =>
    user.displayName === 'Governor 1' ? { ...user, displayName: attack } : user,
  )
  const policyVersion = { ...version, policy: { ...version.policy, title: attack } }
  test.use({ schoolOptions: { people: { ...people, users }, version: policyVersion } })

  test('the name is shown as it is written', async ({ openTab }) => {
    const tab = await openTab()

    await expect(tab.getByRole('row').filter({ hasText: attack })).toHaveCount(1)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText(`Who has signed: ${attack}`)
    await expect(tab.locator('img[src="x"]')).toHaveCount(0)
  })
})
