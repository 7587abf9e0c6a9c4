import type { Clause, Declaration, Policy } from '../../policy/policy.ts'
import { type Html, html } from '../html.ts'
import type { PageView } from './page-view.ts'
import { quoted, quotedIn } from './render-quoted.ts'
import type { ClauseGroup, PolicySection } from './sections.ts'

/** The policy itself: what a reader mode takes, and what is printed. */
export function renderText(view: PageView): Html {
  const { version, outline } = view
  return html`<article id="text" data-follows-search="" tabindex="-1" aria-labelledby="title">
${outline.groups.map((group) => renderGroup(view, group))}
${outline.sections.map((section) => renderSection(view, section, 2))}
${renderDeclaration(view, version.policy.declaration)}
${renderContacts(view, version.policy)}
</article>`
}

function renderSection(view: PageView, section: PolicySection, level: number): Html {
  const { anchor, title, groups, sections } = section
  // HTML has six levels; what lies deeper keeps the sixth.
  const tag: Html = { markup: `h${Math.min(level, 6)}` }
  const isFound = view.search?.found.sections.some((found) => found.anchor === anchor) ?? false
  return html`<section>
<${tag} id="${anchor}" ${quotedIn(view, title)}${matchIf(isFound)}>${quoted(view, title)}</${tag}>
${groups.map((group) => renderGroup(view, group))}
${sections.map((inner) => renderSection(view, inner, level + 1))}
</section>`
}

function renderGroup(view: PageView, { leadIn, followsLeadIn, clauses }: ClauseGroup): Html {
  return html`${leadIn === null || followsLeadIn ? null : html`<p class="lead-in" ${quotedIn(view, leadIn)}>${quoted(view, leadIn)}</p>`}
<ul role="list" class="${leadIn === null ? 'clauses' : 'clauses continued'}">${clauses.map((clause) => renderClause(view, clause))}</ul>`
}

function renderClause(view: PageView, { id, number, text }: Clause): Html {
  const isFound = view.search?.found.clauses.some((clause) => clause.id === id) ?? false
  const label = number === null ? null : html`<span class="number">${quoted(view, number)}</span> `
  return html`<li id="clause-${id}" class="${number === null ? 'plain' : 'numbered'}"${matchIf(isFound)}>${label}<span class="text" ${quotedIn(view, text)}>${quoted(view, text)}</span></li>
`
}

/** Where the reader steps from match to match. */
function matchIf(isFound: boolean): Html | null {
  return isFound ? html` data-match="" tabindex="-1"` : null
}

function renderDeclaration(view: PageView, { statement, fields, countersignature }: Declaration): Html {
  const list = (labels: readonly { readonly label: string }[]) =>
    html`<ul>${labels.map(({ label }) => html`<li ${quotedIn(view, label)}>${label}</li>`)}</ul>`
  return html`<section>
<h2 id="declaration">${view.words.declaration}</h2>
<p>${view.words.aboutDeclaration}</p>
<blockquote ${quotedIn(view, statement)}${matchIf(view.search?.found.isInDeclaration ?? false)}>${quoted(view, statement)}</blockquote>
${list(fields)}
${
  countersignature === null
    ? null
    : html`<p ${quotedIn(view, countersignature.label)}>${countersignature.label}</p>${list(countersignature.fields)}`
}
</section>`
}

function renderContacts(view: PageView, { contacts }: Policy): Html | null {
  if (contacts.length === 0) return null
  const lines = contacts.map((contact) => html`<li ${quotedIn(view, '')}>${contactLine(contact)}</li>`)
  // An id that says “contact” makes reader modes take the part for an advertisement.
  return html`<section><h2 id="whom-to-ask">${view.words.contacts}</h2><ul>${lines}</ul></section>`
}

/** `Ines Costa, ICT Manager` */
export function contactLine({ name, role }: Policy['contacts'][number]): string {
  return [name, role].filter((part) => part !== null).join(', ')
}
