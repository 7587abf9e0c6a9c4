import type { Clause } from '../../policy/policy.ts'
import { type Html, html } from '../html.ts'
import { policyPagePath } from './page-address.ts'
import { addressOf, type PageView, type Search } from './page-view.ts'
import { quoted, quotedIn } from './render-quoted.ts'
import { contactLine } from './render-text.ts'
import { LONGEST_QUERY } from './search/query.ts'

// More than these are a list nobody reads to the end; the text below has them all.
const MOST_LISTED = 20

/** The form, which needs no script, and what was found. `files/search.js` adds looking while typing. */
export function renderSearch(view: PageView): Html {
  const { version, words, audiences, chosenLanguage, search } = view
  const { label, hint, button, previous, next, step, unanswered } = words.search
  return html`<form class="search" id="search" role="search" method="get" action="${policyPagePath(version, [])}#search" data-step="${step}" data-unanswered="${unanswered}">
<label for="q">${label}</label>
<p class="hint" id="q-hint">${hint}</p>
${audiences.length === 0 ? null : html`<input type="hidden" name="for" value="${audiences.join(',')}">`}
${chosenLanguage === null ? null : html`<input type="hidden" name="lang" value="${chosenLanguage}">`}
<div class="search-line"><input type="search" id="q" name="q" value="${search?.query.text ?? ''}" maxlength="${LONGEST_QUERY}" dir="auto" autocomplete="off" spellcheck="false" aria-describedby="q-hint">
<button type="submit">${button}</button></div>
<div class="steps" id="steps" hidden=""><button type="button" data-step-by="-1">${previous}</button> <button type="button" data-step-by="1">${next}</button></div>
<p role="status" id="search-status">${search === null ? null : statusOf(view, search)}</p>
<p role="status" id="search-step"></p>
</form>
<div id="results" data-follows-search="">${search === null ? null : renderResults(view, search)}</div>`
}

function statusOf({ words }: PageView, { query, found }: Search): string {
  if (query.terms.length === 0) return words.search.noWords
  const places = placesOf(found)
  if (found.clauses.length + places === 0) return words.search.nothingFound(query.text)
  const clauses = words.search.found(found.clauses.length, query.text)
  return places === 0 ? clauses : `${clauses} ${words.search.alsoFound(places)}`
}

function placesOf({ sections, isInDeclaration }: Search['found']): number {
  return sections.length + (isInDeclaration ? 1 : 0)
}

function renderResults(view: PageView, { query, found }: Search): Html {
  const { words } = view
  const listed = found.clauses.slice(0, MOST_LISTED)
  const isEmpty = found.clauses.length + placesOf(found) === 0
  return html`
${listed.length === 0 ? null : html`<ul role="list" class="results">${listed.map((clause) => renderResult(view, clause))}</ul>`}
${listed.length === found.clauses.length ? null : html`<p>${words.search.listCut(MOST_LISTED)}</p>`}
${renderPlaces(view, found)}
${isEmpty && query.terms.length > 0 ? renderAdvice(view) : null}
${found.elsewhere === 0 ? null : renderElsewhere(view, found.elsewhere)}
<p><a href="${addressOf(view, { query: '' })}#search" data-clear="">${words.search.clear}</a></p>`
}

function renderResult(view: PageView, clause: Clause): Html {
  const { id, number, heading, leadIn, text } = clause
  const place = [...heading.slice(-1), ...(number === null ? [] : [number])].join(', ')
  const link =
    place === ''
      ? html`<a href="#clause-${id}">${view.words.search.thisClause}</a>`
      : html`<a href="#clause-${id}" ${quotedIn(view, place)}>${place}</a>`
  const whole = leadIn === null ? text : `${leadIn} ${text}`
  return html`<li>${link}<p ${quotedIn(view, whole)}>${quoted(view, whole)}</p></li>`
}

function renderPlaces(view: PageView, { sections, isInDeclaration }: Search['found']): Html | null {
  const links = sections.map(
    ({ anchor, title }) => html`<li><a href="#${anchor}" ${quotedIn(view, title)}>${title}</a></li>`,
  )
  if (isInDeclaration) links.push(html`<li><a href="#declaration">${view.words.declaration}</a></li>`)
  return links.length === 0 ? null : html`<p>${view.words.search.alsoIn}</p><ul>${links}</ul>`
}

function renderAdvice({ words, version }: PageView): Html {
  const contacts = version.policy.contacts.map(contactLine).filter((line) => line !== '')
  return html`<p>${words.search.whatToDo}${contacts.length === 0 ? null : ` ${words.search.orAsk(contacts)}`}</p>`
}

function renderElsewhere(view: PageView, clauses: number): Html {
  const { words, audiences } = view
  return html`<p>${words.search.elsewhere(clauses, audiences)} <a href="${addressOf(view, { audiences: [] })}#search">${words.search.searchWhole}</a></p>`
}
