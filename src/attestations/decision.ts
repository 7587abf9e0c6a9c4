import type { Assignment } from '../campaigns/assignment.ts'
import type { PersonId, TenantId } from '../people/person.ts'
import type { LedgerRecord, ReceiptNo } from './attestation.ts'

/** Who pressed, from the verified activity and never from the card. */
export interface VerifiedIdentity {
  readonly tenantId: TenantId
  readonly personId: PersonId
}

export interface SignRequest {
  readonly identity: VerifiedIdentity
  readonly nonce: string
  /** Inputs as the card sent them: by field id `f0`, `f1` … in the declaration's order of typed fields. */
  readonly inputs: Readonly<Record<string, string>>
  readonly channel: 'card'
  readonly activityId: string | null
}

export interface DeclineRequest {
  readonly identity: VerifiedIdentity
  readonly nonce: string
  readonly reason: string
  readonly channel: 'card'
  readonly activityId: string | null
}

export interface FieldProblem {
  readonly inputId: string
  readonly label: string
  readonly problem: 'missing' | 'too-long'
}

/** What the card says next. A second press and an old version are ordinary days, not exceptions. */
export type AttestationDecision =
  | {
      readonly kind: 'recorded'
      readonly record: LedgerRecord
      readonly receiptNo: ReceiptNo
      readonly assignment: Assignment
    }
  | {
      readonly kind: 'already-signed'
      readonly record: LedgerRecord
      readonly receiptNo: ReceiptNo
      readonly assignment: Assignment
    }
  /** `fresh` is the same person's assignment for the version now in force, where they owe one. */
  | { readonly kind: 'version-superseded'; readonly fresh: Assignment | null }
  | { readonly kind: 'fields-invalid'; readonly problems: readonly FieldProblem[]; readonly assignment: Assignment }
  | { readonly kind: 'campaign-closed' }
  /** No assignment of this person carries that nonce: somebody else's card, or a made-up one. */
  | { readonly kind: 'not-assigned' }
