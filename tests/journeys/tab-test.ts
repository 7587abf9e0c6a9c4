import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type FrameLocator, type Page } from '@playwright/test'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import { launchOakfield, type SchoolOptions, startTabServer, type TabServer } from '../support/tab-server.ts'

export type Theme = 'default' | 'dark' | 'contrast'
export const themes: readonly Theme[] = ['default', 'dark', 'contrast']

interface TabOptions {
  readonly as?: keyof typeof cast
  readonly theme?: Theme
}

interface TabFixtures {
  readonly schoolOptions: SchoolOptions
  readonly server: TabServer
  readonly campaign: Campaign
  /** Opens the local stand-in for Teams over a launched campaign; the frame is the tab. */
  readonly openTab: (options?: TabOptions) => Promise<FrameLocator>
}

export const test = base.extend<TabFixtures>({
  schoolOptions: [{}, { option: true }],
  server: async ({ schoolOptions }, use) => {
    const server = await startTabServer(schoolOptions)
    await use(server)
    await server.web[Symbol.asyncDispose]()
  },
  campaign: async ({ server }, use) => use(await launchOakfield(server)),
  page: async ({ page }, use) => {
    const strangers = await keepToThisMachine(page)
    const complaints: string[] = []
    // A style or script that the content policy refused, for one.
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await use(page)
    expect(strangers).toEqual([])
    expect(complaints).toEqual([])
  },
  openTab: async ({ page, server, campaign }, use) => {
    await use((options) => {
      expect(campaign.state).toBe('open')
      return openTabOf(server, page, options)
    })
  },
})

export async function openTabOf(
  { web }: TabServer,
  page: Page,
  { as = 'helen', theme = 'default' }: TabOptions = {},
): Promise<FrameLocator> {
  await page.goto(`${web.url}/local/teams?person=${cast[as].id}&theme=${theme}`)
  return page.frameLocator('iframe')
}

/** Answers what teams-js reads from Microsoft when it starts. @returns other hosts that were asked for, which is none */
async function keepToThisMachine(page: Page): Promise<readonly string[]> {
  const strangers: string[] = []
  await page.context().route(
    (url) => url.hostname !== '127.0.0.1',
    async (route) => {
      const { hostname } = new URL(route.request().url())
      if (hostname === 'res.cdn.office.net') return route.fulfill({ json: { validOrigins: [] } })
      strangers.push(hostname)
      return route.abort()
    },
  )
  return strangers
}

/**
 * WCAG 2.2 AA and axe's best practices; nothing wrong, and no contrast left for a person to judge. Axe cannot measure
 * it behind the heading of a list that scrolls; the same text and colours are measured where nothing scrolls.
 */
export async function expectAccessible(page: Page, { scrolls = false } = {}): Promise<void> {
  const { violations, incomplete } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Tabster's own focus guards, which its maintainers and Accessibility Insights leave out too.
    .exclude('[data-tabster-dummy]')
    .analyze()
  const describeAll = (results: typeof violations) =>
    results.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join('; ')}`,
    )
  expect(describeAll(violations)).toEqual([])
  if (scrolls) return
  expect(describeAll(incomplete.filter(({ id }) => id === 'color-contrast'))).toEqual([])
}

/** For the README: small pictures, taken only when asked for. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (process.env.ASSENT_SCREENSHOTS !== '1') return
  await page.screenshot({ path: `tests/journeys/screenshots/${name}.png`, animations: 'disabled' })
}

export { expect }
