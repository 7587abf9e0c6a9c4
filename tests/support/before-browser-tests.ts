import { ensureTabBuilt } from '../../src/local/build-tab.ts'
import { ensureBrowser } from './browser.ts'

/** Once before all browser tests, so that workers do not build or install side by side. */
// biome-ignore lint/style/noDefaultExport: this is how Playwright finds it
export default async function prepare(): Promise<void> {
  ensureBrowser()
  await ensureTabBuilt()
}
