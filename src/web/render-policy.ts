import {
  type BoundAudience,
  type Clause,
  clausesBinding,
  type Declaration,
  type Policy,
  type PolicyVersion,
} from '../policy/policy.ts'
import { audienceWords } from './audience-words.ts'
import { dateWords } from './date-words.ts'
import { type Html, html } from './html.ts'
import { policyPagePath } from './policy-page-address.ts'
import { type ClauseGroup, outlinePolicy, type PolicySection } from './policy-sections.ts'

/** The policy as these audiences must keep it, or all of it when none is named. */
export function renderPolicy(version: PolicyVersion, audiences: readonly BoundAudience[], schoolName: string): Html {
  const { policy } = version
  const shown = audiences.length === 0 ? policy.clauses : clausesBinding(policy, audiences)
  const outline = outlinePolicy(shown)
  return html`
<header>
  <p class="school">${policy.school ?? schoolName}</p>
  <h1>${policy.title}</h1>
  ${renderDates(version)}
  <p class="shown">${shownWords(shown.length, policy.clauses.length, audiences)}</p>
  ${renderAudienceLinks(version, audiences)}
</header>
${renderContents(outline.sections)}
<main id="main" tabindex="-1">
  ${outline.groups.map(renderGroup)}
  ${outline.sections.map((section) => renderSection(section, 2))}
  ${renderDeclaration(policy.declaration)}
  ${renderContacts(policy)}
</main>`
}

function shownWords(shown: number, all: number, audiences: readonly BoundAudience[]): string {
  const whom = audienceWords(audiences)
  const parts = (n: number) => (n === 1 ? '1 part' : `${n} parts`)
  if (audiences.length === 0) return `This page shows the whole policy: ${parts(all)}.`
  if (shown === 0) return `No part of this policy applies to ${whom}. It has ${parts(all)} in all.`
  if (shown === all) return `This page shows the whole policy. All ${parts(all)} apply to ${whom}.`
  const others = all - shown
  const rest = others === 1 ? 'The other one does not' : `The other ${others} do not`
  return `This page shows the ${shown} of ${parts(all)} that apply to ${whom}. ${rest} and ${others === 1 ? 'is' : 'are'} not shown.`
}

function renderDates({ policy, versionId, publishedAt }: PolicyVersion): Html {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Academic year', policy.academicYear],
    ['Adopted', policy.adoptedOn],
    ['Last reviewed', policy.reviewedOn],
    ['Next review due', policy.reviewDueOn],
    ['Published here', publishedAt],
    ['Version', versionId],
  ]
  const known = rows.flatMap(([label, value]) =>
    value === null
      ? []
      : [
          html`<div><dt>${label}</dt><dd>${label === 'Version' || label === 'Academic year' ? value : dateWords(value)}</dd></div>`,
        ],
  )
  return html`<dl class="dates">${known}</dl>`
}

function renderAudienceLinks(version: PolicyVersion, current: readonly BoundAudience[]): Html {
  const bound = (['staff', 'governor', 'visitor', 'pupil', 'parent'] as const).filter(
    (audience) => clausesBinding(version.policy, [audience]).length > 0,
  )
  const choices: readonly (readonly BoundAudience[])[] = [...bound.map((audience) => [audience]), []]
  const links = choices.map((choice) => {
    const isCurrent = choice.join() === current.join()
    const words = choice.length === 0 ? 'The whole policy' : `What applies to ${audienceWords(choice)}`
    return html`<li><a href="${policyPagePath(version, choice)}"${isCurrent ? html` aria-current="page"` : null}>${words}</a></li>`
  })
  return html`<nav aria-label="Show the policy for"><ul class="choices">${links}</ul></nav>`
}

function renderContents(sections: readonly PolicySection[]): Html | null {
  if (sections.length < 2) return null
  const item = (section: PolicySection): Html =>
    html`<li><a href="#${section.anchor}" dir="auto">${section.title}</a>${
      section.sections.length === 0 ? null : html`<ul>${section.sections.map(item)}</ul>`
    }</li>`
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ul>${sections.map(item)}
<li><a href="#declaration">Declaration</a></li></ul></nav>`
}

function renderSection(section: PolicySection, level: number): Html {
  // HTML has six levels; what lies deeper keeps the sixth.
  const tag: Html = { markup: `h${Math.min(level, 6)}` }
  return html`<section aria-labelledby="${section.anchor}">
<${tag} id="${section.anchor}" dir="auto">${section.title}</${tag}>
${section.groups.map(renderGroup)}
${section.sections.map((inner) => renderSection(inner, level + 1))}
</section>`
}

function renderGroup({ leadIn, followsLeadIn, clauses }: ClauseGroup): Html {
  return html`${leadIn === null || followsLeadIn ? null : html`<p class="lead-in" dir="auto">${leadIn}</p>`}
<ul class="${leadIn === null ? 'clauses' : 'clauses continued'}">${clauses.map(renderClause)}</ul>`
}

function renderClause({ id, number, text }: Clause): Html {
  return html`<li id="clause-${id}">${number === null ? null : html`<span class="number">${number}</span> `}<span class="text" dir="auto">${text}</span></li>
`
}

function renderDeclaration({ statement, fields, countersignature }: Declaration): Html {
  const list = (labels: readonly { readonly label: string }[]) =>
    html`<ul>${labels.map(({ label }) => html`<li dir="auto">${label}</li>`)}</ul>`
  return html`<section aria-labelledby="declaration">
<h2 id="declaration">Declaration</h2>
<p>These are the words you agree to when you sign, and what is recorded with them. You sign on the card in your Teams chat, not on this page.</p>
<blockquote dir="auto">${statement}</blockquote>
${list(fields)}
${countersignature === null ? null : html`<p dir="auto">${countersignature.label}</p>${list(countersignature.fields)}`}
</section>`
}

function renderContacts({ contacts }: Policy): Html | null {
  if (contacts.length === 0) return null
  const lines = contacts.map(
    ({ name, role }) => html`<li dir="auto">${[name, role].filter((part) => part !== null).join(', ')}</li>`,
  )
  return html`<section aria-labelledby="contacts"><h2 id="contacts">Whom to ask about this policy</h2><ul>${lines}</ul></section>`
}
