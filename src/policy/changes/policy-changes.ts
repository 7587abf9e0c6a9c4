import type { BoundAudience, Clause } from '../policy.ts'

/** A stretch of words. Those kept and removed, in order, are the old text; those kept and added the new one. */
export interface WordPart {
  readonly kind: 'kept' | 'removed' | 'added'
  readonly text: string
}

export interface Rewording {
  /** Too little was kept to show it word by word: all of the old text is removed, all of the new one added. */
  readonly isRewritten: boolean
  readonly parts: readonly WordPart[]
}

export interface AudienceChange {
  readonly gained: readonly BoundAudience[]
  readonly lost: readonly BoundAudience[]
}

/** A clause as the older version has it, and as the newer one does. */
export interface ClausePair {
  readonly before: Clause
  readonly after: Clause
}

export interface AddedClause {
  readonly kind: 'added'
  readonly after: Clause
  /** One plain sentence, as is every `summary`: "3.4 now also binds visitors." */
  readonly summary: string
}

export interface RemovedClause {
  readonly kind: 'removed'
  readonly before: Clause
  readonly summary: string
}

/** At least one of the four holds. */
export interface ChangedClause extends ClausePair {
  readonly kind: 'changed'
  /** Of the lead-in and the text together, as they are read; white space counts as one space. */
  readonly rewording: Rewording | null
  /** What it rules, or whose permission lifts it. */
  readonly isRuleChanged: boolean
  readonly audiences: AudienceChange | null
  /** It stands in another order or under another heading. A new number alone is no move. */
  readonly isMoved: boolean
  readonly summary: string
}

export type ClauseChange = AddedClause | RemovedClause | ChangedClause

export interface DeclarationChange {
  readonly rewording: Rewording | null
  /** Other things are to be filled in, or somebody else signs as well. */
  readonly areFieldsChanged: boolean
  readonly summary: string
}

/** What one version changed about another. Every clause of both is in exactly one of the three lists. */
export interface PolicyChanges {
  /** In the newer version's order, what was removed after what it used to follow. */
  readonly clauses: readonly ClauseChange[]
  /** The same words, ruling and place among the others, under another number or a renamed heading. */
  readonly renumbered: readonly ClausePair[]
  readonly unchanged: readonly ClausePair[]
  readonly declaration: DeclarationChange | null
  /** Hardly a clause has a counterpart: the newer version is best read as a new policy. */
  readonly isRewritten: boolean
}
