import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const usualPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** The Chromium that browser tests drive: `CHROME_PATH`, Playwright's own, or one that is installed. */
export function findBrowser(): string | undefined {
  const places = [process.env.CHROME_PATH, chromium.executablePath(), ...(usualPlaces[process.platform] ?? [])]
  return places.find((place) => place !== undefined && existsSync(place))
}
