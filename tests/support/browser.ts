import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './find-browser.ts'

// Without these fonts the names of Welsh, Polish and Urdu speakers are boxes in screenshots.
const debianPackages = ['chromium', 'fonts-noto-core']

/** Finds a browser, or installs one. @throws Error that says how to help, when neither is possible. */
export function ensureBrowser(): string {
  const found = findBrowser()
  if (found !== undefined) return found
  console.log('No browser of the Chromium family is on this machine: installing one.')
  if (!installFromDebian()) run('npx', ['playwright', 'install', '--with-deps', 'chromium'])
  const installed = findBrowser()
  if (installed !== undefined) return installed
  throw new Error('No browser could be installed. Install Chromium, or set CHROME_PATH to the one you have.')
}

function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  return run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', ...debianPackages])
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}
