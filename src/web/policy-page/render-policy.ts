import { type Html, html } from '../html.ts'
import { addressOf, type PageView } from './page-view.ts'
import type { PolicyHistory } from './policy-history.ts'
import { changesIn } from './policy-history.ts'
import { renderAbout } from './render-about.ts'
import { renderChanges } from './render-changes.ts'
import { renderContents } from './render-contents.ts'
import { quotedIn } from './render-quoted.ts'
import { renderSearch } from './render-search.ts'
import { renderText } from './render-text.ts'
import { languages } from './words/page-words.ts'
import { wordsIn } from './words/words-in.ts'

/** The policy as these readers must keep it, with what helps to find the way in it. */
export function renderPolicy(view: PageView, history: PolicyHistory, schoolName: string): Html {
  const { version, audiences } = view
  const school = version.policy.school ?? schoolName
  return html`<header class="top">
<p class="school" ${quotedIn(view, '')}>${school}</p>
${renderLanguages(view)}
</header>
<main id="main">
${renderAbout(view, history)}
${renderSearch(view)}
${renderChanges(view, changesIn(version, history, audiences))}
${renderContents(view)}
${renderText(view)}
</main>`
}

const names = { en: 'English', cy: 'Cymraeg' }

/** Each language by its own name; the one that is read now is no link. */
function renderLanguages(view: PageView): Html {
  const links = languages.map((language) => {
    const { tag } = wordsIn[language]
    if (language === view.language)
      return html`<li><span lang="${tag}" aria-current="true">${names[language]}</span></li>`
    return html`<li><a href="${addressOf(view, { language })}" lang="${tag}" hreflang="${language}">${names[language]}</a></li>`
  })
  return html`<nav id="languages" data-follows-search="" aria-label="${view.words.chooseLanguage}"><ul role="list" class="languages">${links}</ul></nav>`
}
