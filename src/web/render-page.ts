import { readFileSync } from 'node:fs'
import { type Html, html } from './html.ts'

const style: Html = { markup: readFileSync(new URL('page.css', import.meta.url), 'utf8') }

/** A whole page that needs no script and no other file. */
export function renderPage({
  title,
  nonce,
  body,
}: {
  readonly title: string
  readonly nonce: string
  readonly body: Html
}): string {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
${body}
</body>
</html>
`.markup
}
