import type { BoundAudience, PolicyVersion } from '../../policy/policy.ts'
import { policyPagePath } from './page-address.ts'
import type { Found } from './search/find-in-policy.ts'
import type { Query } from './search/query.ts'
import type { PolicyOutline } from './sections.ts'
import type { TextLanguage } from './text-language.ts'
import type { Language, PageWords } from './words/page-words.ts'

/** One reader's page of one version, as its parts are rendered from. */
export interface PageView {
  readonly version: PolicyVersion
  /** None for the whole policy. */
  readonly audiences: readonly BoundAudience[]
  readonly outline: PolicyOutline
  readonly words: PageWords
  readonly language: Language
  /** Stands in the address, and so in the links to the page's other forms. */
  readonly chosenLanguage: Language | null
  readonly textLanguage: TextLanguage
  readonly search: Search | null
}

export interface Search {
  readonly query: Query
  readonly found: Found
}

type Choices = Partial<Pick<PageView, 'audiences'>> & { readonly language?: Language; readonly query?: string }

/** The same page for other people, in another language or with another search. */
export function addressOf({ version, audiences, chosenLanguage, search }: PageView, choices: Choices): string {
  return policyPagePath(version, choices.audiences ?? audiences, {
    language: choices.language ?? chosenLanguage,
    query: choices.query ?? search?.query.text ?? '',
  })
}
