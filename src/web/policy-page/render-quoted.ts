import { type Html, html } from '../html.ts'
import type { PageView } from './page-view.ts'
import { markMatches } from './search/query.ts'
import { languageOfText } from './text-language.ts'

type Quoting = Pick<PageView, 'textLanguage' | 'search'>

/** Attributes of an element that holds the policy's words: the language they are in, and which way they run. */
export function quotedIn({ textLanguage }: Pick<PageView, 'textLanguage'>, text: string): Html {
  return html`lang="${languageOfText(text, textLanguage)}" dir="auto"`
}

/** The policy's words: every line break a real one, as reader modes know no style, and what is looked for marked. */
export function quoted({ search }: Pick<Quoting, 'search'>, text: string): Html {
  const stretches = markMatches(text, search?.query ?? null)
  return html`${stretches.map(({ text: words, isMatch }) =>
    isMatch
      ? html`<mark>${words}</mark>`
      : html`${words.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))}`,
  )}`
}
