import { type Html, html } from '../html.ts'
import type { PageView } from './page-view.ts'
import { quotedIn } from './render-quoted.ts'
import type { PolicySection } from './sections.ts'

/** Nothing for a policy whose parts can be seen at a glance. */
export function renderContents(view: PageView): Html | null {
  const { outline, words, version } = view
  if (outline.sections.length < 2) return null
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${words.contents}</h2><ul role="list">
${outline.sections.map((section) => renderEntry(view, section))}
<li><a href="#declaration">${words.declaration}</a></li>
${version.policy.contacts.length === 0 ? null : html`<li><a href="#whom-to-ask">${words.contacts}</a></li>`}
</ul></nav>`
}

function renderEntry(view: PageView, { anchor, title, sections }: PolicySection): Html {
  const inner =
    sections.length === 0 ? null : html`<ul role="list">${sections.map((section) => renderEntry(view, section))}</ul>`
  return html`<li><a href="#${anchor}" ${quotedIn(view, title)}>${title}</a>${inner}</li>`
}
