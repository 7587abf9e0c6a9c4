/** Run before the browser tests: finds a browser, or installs one where that can be done without asking. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './browser.ts'

// With fonts for Urdu and emoji, or screenshots show empty boxes.
const debianPackages = ['chromium', 'fonts-noto-core', 'fonts-noto-color-emoji']

function run(command: string, args: readonly string[]): boolean {
  console.log(`> ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}

function install(): boolean {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!isDebianRoot) return run('playwright', ['install', 'chromium'])
  return run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', ...debianPackages])
}

const browser = findBrowser() ?? (install() ? findBrowser() : undefined)
if (browser === undefined) {
  console.error('The browser tests need Chromium, Chrome or Edge. Install one, or name it in CHROME_PATH.')
  process.exitCode = 1
} else {
  console.log(`browser ${browser}`)
}
