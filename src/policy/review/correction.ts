import type { ClauseWords } from '../changes/clause-words.ts'
import type { BoundAudience, PolicyId, Rule } from '../policy.ts'
import type { LeftOutKind } from '../reader-notes.ts'

export type CorrectionId = string & { readonly __brand: 'CorrectionId' }

/** A clause as the reader had it when somebody decided about it: by this it is found again in the next text. */
export type ClauseAnchor = ClauseWords

export const dateFields = ['adoptedOn', 'reviewedOn', 'reviewDueOn'] as const
export type DateField = (typeof dateFields)[number]

/** What somebody decided about a clause. `right`: it was looked at, and the reader has it so. */
export type ClauseDecision =
  | { readonly kind: 'audiences'; readonly audiences: readonly BoundAudience[] }
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'permissionFrom' | 'reportTo'; readonly names: readonly string[] }
  | { readonly kind: 'goes-on'; readonly next: ClauseAnchor }
  | { readonly kind: 'not-a-clause' }
  | { readonly kind: 'right'; readonly audiences: readonly BoundAudience[]; readonly rule: Rule }

/** What somebody decided about the policy as a whole. */
export type PolicyDecision =
  | { readonly kind: 'title'; readonly title: string }
  | {
      readonly kind: DateField
      readonly date: string
      /** What the text said then, or nothing: a text that says something else since was not meant. */
      readonly read?: string | null | undefined
    }
  | { readonly kind: 'scope'; readonly audiences: readonly BoundAudience[] }

export type PolicyField = PolicyDecision['kind']

interface Made {
  readonly correctionId: CorrectionId
  readonly by: string
  /** UTC instant. */
  readonly at: string
}

export interface ClauseCorrection extends Made {
  readonly about: 'clause'
  readonly clause: ClauseAnchor
  readonly decision: ClauseDecision
}

/** A line that the reader left out: a clause after all, or rightly left out. */
export interface LineCorrection extends Made {
  readonly about: 'line'
  readonly line: { readonly kind: LeftOutKind; readonly text: string }
  readonly isClause: boolean
}

export interface PolicyCorrection extends Made {
  readonly about: 'policy'
  readonly decision: PolicyDecision
  /** The reader had it so already: somebody looked, and nothing changed. Says nothing of a text it would change. */
  readonly isAsRead: boolean
}

export type Correction = ClauseCorrection | LineCorrection | PolicyCorrection

/** Everything people decided about a policy, kept from one version to the next. */
export interface Overlay {
  readonly policyId: PolicyId
  readonly corrections: readonly Correction[]
  /**
   * The other clauses of the text that was corrected last. With them beside it, a corrected clause that is gone is not
   * mistaken for the one that stood next to it.
   */
  readonly context: readonly ClauseAnchor[]
}

export function emptyOverlay(policyId: PolicyId): Overlay {
  return { policyId, corrections: [], context: [] }
}

export function anchorOf({ id, number, heading, leadIn, text }: ClauseAnchor): ClauseAnchor {
  return { id, number, heading, leadIn, text }
}

/** Whether a decision changes what the policy says of a clause, and not only that somebody has looked. */
export function isChange(correction: Correction): boolean {
  switch (correction.about) {
    case 'clause':
      return correction.decision.kind !== 'right'
    case 'line':
      return correction.isClause
    case 'policy':
      return !correction.isAsRead
  }
}
