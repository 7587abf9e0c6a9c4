import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import { nonceOf } from './security-headers.ts'

/** What the tab's build writes wherever a nonce belongs. The same word is in `vite.config.ts`. */
const noncePlaceholder = '__CSP_NONCE__'

/** @throws when the tab was not built into that folder: better at start than in front of a leader. */
export function tabPage(tabFolder: string): RequestHandler {
  const page = readFileSync(join(tabFolder, 'index.html'), 'utf8')
  return (_request, response) => {
    response
      .set('cache-control', 'no-store')
      .type('html')
      .send(page.replaceAll(noncePlaceholder, nonceOf(response)))
  }
}
