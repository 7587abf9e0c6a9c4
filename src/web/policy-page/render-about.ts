import { type BoundAudience, boundAudiences, clausesBinding } from '../../policy/policy.ts'
import { readingTimeOf, WORDS_PER_MINUTE } from '../../policy/reading-time.ts'
import { type Html, html } from '../html.ts'
import { dateWords } from './date-words.ts'
import { policyPagePath } from './page-address.ts'
import { addressOf, type PageView } from './page-view.ts'
import type { PolicyHistory } from './policy-history.ts'
import { quotedIn } from './render-quoted.ts'

/** What the reader has before them: which version, for whom, and how long it takes. */
export function renderAbout(view: PageView, { newest }: PolicyHistory): Html {
  const { policy } = view.version
  return html`<header>
<h1 id="title" ${quotedIn(view, policy.title)}>${policy.title}</h1>
${newest === undefined ? null : renderNewer(view, newest)}
${renderDates(view)}
<p class="shown">${shownWords(view)}</p>
<p class="reading-time"><b>${view.words.readingTime}:</b> ${timeWords(view)}.</p>
${renderAudienceLinks(view)}
</header>`
}

function renderNewer(
  { words, language, audiences, chosenLanguage }: PageView,
  newest: NonNullable<PolicyHistory['newest']>,
): Html {
  const address = policyPagePath(newest, audiences, { language: chosenLanguage })
  return html`<p class="notice">${words.newerVersion(dateWords(newest.publishedAt, language))} <a href="${address}">${words.readNewerVersion}</a></p>`
}

function renderDates({ words, language, version: { policy, versionId, publishedAt } }: PageView): Html {
  const date = (text: string | null) => (text === null ? null : dateWords(text, language))
  const rows: readonly (readonly [string, string | null])[] = [
    [words.academicYear, policy.academicYear],
    [words.adopted, date(policy.adoptedOn)],
    [words.lastReviewed, date(policy.reviewedOn)],
    [words.nextReviewDue, date(policy.reviewDueOn)],
    [words.publishedHere, date(publishedAt)],
    [words.version, versionId],
  ]
  const known = rows.flatMap(([label, value]) =>
    value === null ? [] : [html`<div><dt>${label}</dt><dd>${value}</dd></div>`],
  )
  return html`<dl class="dates">${known}</dl>`
}

function shownWords({ version: { policy }, audiences, words }: PageView): string {
  const all = policy.clauses.length
  const shown = audiences.length === 0 ? all : clausesBinding(policy, audiences).length
  return words.shown({ shown, all, audiences })
}

function timeWords({ version: { policy }, audiences, words }: PageView): string {
  const whole = readingTimeOf(policy, [])
  const own = audiences.length === 0 ? whole : readingTimeOf(policy, audiences)
  if (own.words === whole.words || own.words === 0) return words.timeForWhole(whole, WORDS_PER_MINUTE)
  return words.timeForOwn(own, whole, audiences, WORDS_PER_MINUTE)
}

function renderAudienceLinks(view: PageView): Html {
  const { words, version, audiences } = view
  const bound = boundAudiences.filter((audience) => clausesBinding(version.policy, [audience]).length > 0)
  const choices = [...(audiences.length > 1 ? [audiences] : []), ...bound.map((audience) => [audience])]
  const links = [
    ...choices.map((choice) => renderChoice(view, choice, words.appliesTo(choice))),
    renderChoice(view, [], words.wholePolicy),
  ]
  return html`<nav id="audiences" data-follows-search="" aria-label="${words.showFor}"><ul role="list" class="choices">${links}</ul></nav>`
}

function renderChoice(view: PageView, choice: readonly BoundAudience[], label: string): Html {
  const isCurrent = choice.join() === view.audiences.join()
  const address = addressOf(view, { audiences: choice })
  if (!isCurrent) return html`<li><a href="${address}">${label}</a></li>`
  return html`<li><a href="${address}" aria-current="page">${label}</a> <span class="here">${view.words.thisPage}</span></li>`
}
