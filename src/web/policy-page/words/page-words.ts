import type { ClauseChange } from '../../../policy/changes/policy-changes.ts'
import type { BoundAudience, Clause } from '../../../policy/policy.ts'

export const languages = ['en', 'cy'] as const
/** A language that the page itself speaks; the policy keeps its own. */
export type Language = (typeof languages)[number]

export interface Shown {
  readonly shown: number
  readonly all: number
  /** None for the whole policy. */
  readonly audiences: readonly BoundAudience[]
}

interface Spent {
  readonly words: number
  readonly minutes: number
}

/** A page that says why there is no policy on it. */
export interface ProblemWords {
  readonly title: string
  readonly lines: readonly string[]
}

/** Every word of the page that is not the policy's. A language that lacks one does not pass the type check. */
export interface PageWords {
  /** As a tag for `lang`. */
  readonly tag: 'en-GB' | 'cy'
  readonly skipToText: string
  readonly chooseLanguage: string
  readonly thisPage: string

  readonly academicYear: string
  readonly adopted: string
  readonly lastReviewed: string
  readonly nextReviewDue: string
  readonly publishedHere: string
  readonly version: string
  readonly newerVersion: (date: string) => string
  readonly readNewerVersion: string

  readonly shown: (shown: Shown) => string
  readonly showFor: string
  readonly appliesTo: (audiences: readonly BoundAudience[]) => string
  readonly wholePolicy: string
  readonly readingTime: string
  readonly timeForWhole: (whole: Spent, wordsPerMinute: number) => string
  readonly timeForOwn: (own: Spent, whole: Spent, audiences: readonly BoundAudience[], wordsPerMinute: number) => string

  readonly contents: string
  readonly declaration: string
  readonly aboutDeclaration: string
  readonly contacts: string

  readonly search: SearchWords
  readonly changes: ChangeWords

  readonly notHere: ProblemWords
  readonly unknownAudience: ProblemWords
  readonly unavailable: ProblemWords
}

interface SearchWords {
  readonly label: string
  readonly hint: string
  readonly button: string
  readonly clear: string
  readonly next: string
  readonly previous: string
  /** `{n}` and `{total}` are put in where the reader steps from match to match. */
  readonly step: string
  readonly found: (clauses: number, query: string) => string
  readonly alsoFound: (places: number) => string
  readonly alsoIn: string
  readonly nothingFound: (query: string) => string
  readonly noWords: string
  readonly whatToDo: string
  readonly orAsk: (contacts: readonly string[]) => string
  readonly elsewhere: (clauses: number, audiences: readonly BoundAudience[]) => string
  readonly searchWhole: string
  readonly listCut: (listed: number) => string
  readonly thisClause: string
  /** Where the server cannot be asked. */
  readonly unanswered: string
}

interface ChangeWords {
  readonly title: string
  /** Goes before the link to the earlier version. */
  readonly comparedWith: string
  readonly earlierVersion: (date: string) => string
  readonly rewritten: string
  readonly nothing: (audiences: readonly BoundAudience[]) => string
  readonly oneByOne: (changes: number) => string
  readonly isNew: string
  readonly isGone: string
  readonly isRuled: string
  readonly isForOthers: string
  readonly isReworded: string
  readonly isMoved: string
  readonly renumbered: (clauses: number) => string
  readonly summary: (change: ClauseChange) => string
  readonly declaration: (areOnlyFieldsChanged: boolean) => string
  readonly readClause: (clause: Clause) => string
  readonly readGone: (clause: Clause) => string
  readonly readDeclaration: string
  /** Heard, not seen: `(removed: …)`. */
  readonly removed: string
  readonly added: string
}
