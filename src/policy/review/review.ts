import type { BoundAudience, Rule } from '../policy.ts'
import type { LeftOutKind } from '../reader-notes.ts'
import type { PolicyField } from './correction.ts'
import type { Doubt } from './doubt.ts'

/** A policy before it is published, for somebody to look through: what needs looking at first. Plain data. */
export interface PolicyReview {
  readonly policyId: string
  readonly title: string
  readonly contentHash: string
  readonly counts: ReviewCounts
  /** Of the policy as a whole, those that are uncertain first. */
  readonly facts: readonly ReviewedFact[]
  /** Reworded ones that somebody had corrected first, then the uncertain ones, then the others in the text's order. */
  readonly clauses: readonly ReviewedClause[]
  /** What the reader, or somebody after it, left out. */
  readonly leftOut: readonly ReviewedLine[]
  /** Corrections of what is not in this text any more. */
  readonly gone: readonly ToldCorrection[]
  readonly notices: readonly string[]
}

export interface ReviewCounts {
  readonly clauses: number
  readonly uncertain: number
  /** Clauses that somebody had corrected and that say something else now. */
  readonly checkAgain: number
  /** Corrections in force. */
  readonly corrections: number
}

/** A correction for somebody to read, and to take back by its id. */
export interface ToldCorrection {
  readonly correctionId: string
  readonly words: string
  readonly by: string
  readonly at: string
  /** What it was made for; null where it is about the whole policy. */
  readonly text: string | null
  readonly isReworded: boolean
}

export interface ReviewedClause {
  readonly clauseId: string
  /** What the commands call it: its number, or the beginning of its id. */
  readonly handle: string
  /** From 1, in the order of the text. */
  readonly position: number
  readonly number: string | null
  readonly heading: readonly string[]
  readonly leadIn: string | null
  readonly text: string
  readonly audiences: readonly BoundAudience[]
  /** As it goes on after "because ". */
  readonly whyAudiences: string
  readonly rule: Rule
  readonly whyRule: string
  readonly permissionFrom: readonly string[]
  readonly reportTo: readonly string[]
  readonly doubts: readonly Doubt[]
  readonly corrections: readonly ToldCorrection[]
  /** Its neighbours, with which it can be joined. */
  readonly previousHandle: string | null
  readonly nextHandle: string | null
}

/** Something about the policy as a whole. */
export interface ReviewedFact {
  readonly field: PolicyField | 'declaration'
  /** As it is understood; null where the text does not say. */
  readonly value: string | null
  /** Whole sentences, or nothing where it is plain. */
  readonly doubt: string | null
}

export interface ReviewedLine {
  readonly handle: string
  readonly kind: LeftOutKind | 'said-to-be-no-clause'
  readonly text: string
  /** One sentence: what it was taken for, and how often it is printed. */
  readonly words: string
  readonly isUncertain: boolean
}
