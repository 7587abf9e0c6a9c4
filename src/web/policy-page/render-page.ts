import { readFileSync } from 'node:fs'
import { type Html, html } from '../html.ts'
import type { PageWords } from './words/page-words.ts'

const style: Html = { markup: readFileSync(new URL('page.css', import.meta.url), 'utf8') }

interface WholePage {
  readonly title: string
  readonly nonce: string
  readonly words: PageWords
  /** Where the text begins that the page is for. */
  readonly textAt: 'text' | 'main'
  readonly body: Html
}

/** A whole page. It is complete without its script, which only makes the search quicker. */
export function renderPage({ title, nonce, words, textAt, body }: WholePage): string {
  return html`<!doctype html>
<html lang="${words.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
${textAt === 'text' ? html`<script type="module" src="/policy-page/search.js"></script>` : null}
</head>
<body>
<a class="skip" href="#${textAt}">${words.skipToText}</a>
${body}
</body>
</html>
`.markup
}
