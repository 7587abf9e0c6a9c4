import type { BoundAudience, Rule } from '../policy.ts'
import type { Reading } from '../read-policy.ts'
import type { Corrected } from './apply-corrections.ts'
import type { Correction, DateField, Overlay } from './correction.ts'

/** What somebody asks for. Whatever is left out stays as it is. */
export interface CorrectionRequest {
  /** Handle, number or id of a clause, of a line that was left out, or of a correction; null is the whole policy. */
  readonly named: string | null
  readonly audiences?: readonly BoundAudience[] | undefined
  readonly rule?: Rule | undefined
  readonly permissionFrom?: readonly string[] | undefined
  readonly reportTo?: readonly string[] | undefined
  /** Named as above: the clause that this one makes one clause with. */
  readonly joinWith?: string | undefined
  readonly isNoClause?: boolean | undefined
  readonly isClause?: boolean | undefined
  /** Looked at, and right as it is. */
  readonly isRight?: boolean | undefined
  readonly title?: string | undefined
  readonly dates?: Readonly<Partial<Record<DateField, string>>> | undefined
  readonly scope?: readonly BoundAudience[] | undefined
  /** Takes back what was decided about it. */
  readonly undo?: boolean | undefined
}

export interface Deciding {
  readonly reading: Reading
  readonly overlay: Overlay
  readonly corrected: Corrected
  readonly by: string
  /** UTC instant. */
  readonly at: string
}

/** Corrections added and taken away, or one plain sentence saying why not. */
export type Change =
  | { readonly kind: 'change'; readonly add: readonly Correction[]; readonly drop: ReadonlySet<Correction> }
  | { readonly kind: 'refused'; readonly problem: string }

export function refused(problem: string): Change & { readonly kind: 'refused' } {
  return { kind: 'refused', problem }
}
