import { readFileSync } from 'node:fs'
import { oakfield } from '../../src/local/oakfield/school.ts'

/** What an administrator's env file would hold for Oakfield. */
export const oakfieldValues: Readonly<Record<string, string>> = {
  TEAMS_APP_ID: '0a4f1e1d-0000-4000-8000-0000000000c1',
  BOT_ID: oakfield.botId,
  TAB_APP_ID: oakfield.tabAppId,
  ASSENT_HOST: `assent.${oakfield.domain}`,
  DEVELOPER_NAME: oakfield.name,
  SCHOOL_WEBSITE_URL: `https://www.${oakfield.domain}`,
  PRIVACY_NOTICE_URL: `https://www.${oakfield.domain}/privacy`,
  TERMS_OF_USE_URL: `https://www.${oakfield.domain}/terms`,
}

export function placeholdersIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\$\{\{(\w+)\}\}/g), ([, name]) => name ?? ''))].toSorted()
}

export function readManifest(): string {
  return readFileSync('manifest/manifest.json', 'utf8')
}

export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => values[name] ?? placeholder)
}
