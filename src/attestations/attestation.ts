import type { CampaignId } from '../campaigns/campaign.ts'
import type { Instant } from '../clock.ts'
import type { Audience, PersonId, TenantId } from '../people/person.ts'
import type { PolicyId, VersionId } from '../policy/policy.ts'

/** What every ledger record says, whatever its schema. */
interface RecordBase {
  readonly tenantId: TenantId
  readonly personId: PersonId
  /** 1, 2, 3 … within this person's chain. */
  readonly ordinal: number
  /** `sha256:` of the person's record before this one; null for the first. */
  readonly previousHash: string | null
  readonly campaignId: CampaignId
  readonly policyId: PolicyId
  readonly versionId: VersionId
  readonly policyTitle: string
  readonly contentHash: string
  /** The exact words agreed to. */
  readonly statement: string
  readonly audiences: readonly Audience[]
  /** As typed or confirmed by the person, by field label. Empty for a decline. */
  readonly fields: Readonly<Record<string, string>>
  /** As Entra ID named the person at that moment. */
  readonly displayName: string
  readonly userPrincipalName: string
  readonly jobTitle: string | null
  /** Why not, in the person's words; null for a signature. */
  readonly reason: string | null
  readonly activityId: string | null
  /** Hash of the card as it was sent, where delivery is known. */
  readonly cardHash: string | null
  readonly at: Instant
}

/** Schema 1: what a person did. */
export interface AnswerRecord extends RecordBase {
  readonly schema: 1
  readonly kind: 'signed' | 'declined'
  readonly channel: 'card'
}

/**
 * Schema 2: an earlier signature that stands for a newer version, because an administrator said that it may. The person
 * did nothing; what they typed and agreed to is that of the signature it stands on.
 */
export interface CarriedOverRecord extends RecordBase {
  readonly schema: 2
  readonly kind: 'carried-over'
  readonly channel: 'launch'
  readonly carriedOver: {
    readonly because: 'editorial' | 'unchanged'
    /** Who said so, as they named themselves at the launch. */
    readonly by: string
    /** The hash of the record it stands on, earlier in the same chain. */
    readonly fromHash: string
    readonly fromVersionId: VersionId
  }
}

/**
 * Stored as canonical JSON and never changed; a reader must keep understanding every schema number that was ever
 * written.
 */
export type LedgerRecord = AnswerRecord | CarriedOverRecord

export interface StoredRecord {
  readonly record: LedgerRecord
  /** `sha256:` over the canonical JSON of `record`. */
  readonly recordHash: string
}

/** Short enough to read out on the telephone, derived from the record's hash: `K7QX-2M9D`. */
export type ReceiptNo = string & { readonly __brand: 'ReceiptNo' }
