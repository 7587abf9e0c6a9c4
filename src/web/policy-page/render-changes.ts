import type { ChangedClause, ClauseChange, DeclarationChange, Rewording } from '../../policy/changes/policy-changes.ts'
import type { Clause } from '../../policy/policy.ts'
import { type Html, html } from '../html.ts'
import { dateWords } from './date-words.ts'
import { policyPagePath } from './page-address.ts'
import type { PageView } from './page-view.ts'
import type { VersionChanges } from './policy-history.ts'
import { quotedIn } from './render-quoted.ts'

/** What this version changed about the one before it, clause by clause; nothing for a first version. */
export function renderChanges(view: PageView, changed: VersionChanges | null): Html | null {
  if (changed === null) return null
  const { words, audiences, language, chosenLanguage } = view
  const { before, changes } = changed
  const earlier = policyPagePath(before, audiences, { language: chosenLanguage })
  return html`<section class="changes">
<h2 id="changes">${words.changes.title}</h2>
<p>${words.changes.comparedWith} <a href="${earlier}">${words.changes.earlierVersion(dateWords(before.publishedAt, language))}</a>:</p>
${changes.isRewritten ? html`<p>${words.changes.rewritten}</p>` : renderList(view, changed, earlier)}
</section>`
}

function renderList(view: PageView, { changes }: VersionChanges, earlier: string): Html {
  const { words, audiences, version } = view
  const { clauses, declaration, renumbered } = changes
  const items = [
    ...clauses.map((change) => renderChange(view, change, earlier)),
    ...(declaration === null ? [] : [renderDeclarationChange(view, declaration, version.policy.declaration.statement)]),
  ]
  const also = renumbered.length === 0 ? null : html`<p>${words.changes.renumbered(renumbered.length)}</p>`
  if (items.length === 0) return html`<p>${words.changes.nothing(audiences)}</p>${also}`
  return html`<details open=""><summary>${words.changes.oneByOne(items.length)}</summary><ol class="changed">${items}</ol>${also}</details>`
}

function renderChange(view: PageView, change: ClauseChange, earlier: string): Html {
  const { changes } = view.words
  const link =
    change.kind === 'removed'
      ? html`<a href="${earlier}#clause-${change.before.id}">${changes.readGone(change.before)}</a>`
      : html`<a href="${placeOf(view, change.after)}">${changes.readClause(change.after)}</a>`
  return html`<li><p><b>${kindsOf(view, change)}:</b> ${changes.summary(change)}</p>
${renderWords(view, change)}
<p class="where">${link}</p></li>`
}

/** A clause that no longer binds these readers is not on their page. */
function placeOf({ version, audiences, chosenLanguage }: PageView, { id, audiences: bound }: Clause): string {
  const isShown = audiences.length === 0 || audiences.some((audience) => bound.includes(audience))
  return `${isShown ? '' : policyPagePath(version, [], { language: chosenLanguage })}#clause-${id}`
}

/** `Rule changed, reworded` */
function kindsOf({ words: { changes } }: PageView, change: ClauseChange): string {
  switch (change.kind) {
    case 'added':
      return changes.isNew
    case 'removed':
      return changes.isGone
    case 'changed': {
      const kinds = changedKinds(change).map((kind) => changes[kind])
      return kinds.map((kind, index) => (index === 0 ? kind : kind.toLowerCase())).join(', ')
    }
  }
}

function changedKinds({ isRuleChanged, audiences, rewording, isMoved }: ChangedClause) {
  return [
    ...(isRuleChanged ? (['isRuled'] as const) : []),
    ...(audiences === null ? [] : (['isForOthers'] as const)),
    ...(rewording === null ? [] : (['isReworded'] as const)),
    ...(isMoved ? (['isMoved'] as const) : []),
  ]
}

function renderWords(view: PageView, change: ClauseChange): Html {
  switch (change.kind) {
    case 'added':
      return renderParts(view, [{ kind: 'added', text: readingOf(change.after) }])
    case 'removed':
      return renderParts(view, [{ kind: 'removed', text: readingOf(change.before) }])
    case 'changed':
      return renderParts(view, change.rewording?.parts ?? [{ kind: 'kept', text: readingOf(change.after) }])
  }
}

function readingOf({ leadIn, text }: Clause): string {
  return leadIn === null ? text : `${leadIn} ${text}`
}

function renderDeclarationChange(view: PageView, { rewording }: DeclarationChange, statement: string): Html {
  const { changes } = view.words
  return html`<li><p><b>${changes.isReworded}:</b> ${changes.declaration(rewording === null)}</p>
${renderParts(view, rewording?.parts ?? [{ kind: 'kept', text: statement }])}
<p class="where"><a href="#declaration">${changes.readDeclaration}</a></p></li>`
}

/** Struck through and underlined for the eye, said for the ear; colour is a help and nothing more. */
function renderParts(view: PageView, parts: Rewording['parts']): Html {
  const { changes, tag } = view.words
  const said = (words: string) => html`<span class="said" lang="${tag}">(${words} </span>`
  const end = html`<span class="said">)</span>`
  const text = parts.map((part) => part.text).join(' ')
  return html`<p class="wording" ${quotedIn(view, text)}>${parts.map(({ kind, text: words }) => {
    if (kind === 'kept') return html`${words}`
    return kind === 'removed'
      ? html`<del>${said(changes.removed)}${words}${end}</del>`
      : html`<ins>${said(changes.added)}${words}${end}</ins>`
  })}</p>`
}
