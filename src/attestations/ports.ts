import type { CampaignId } from '../campaigns/campaign.ts'
import type { CampaignPorts } from '../campaigns/ports.ts'
import type { PersonId, TenantId } from '../people/person.ts'
import type { LedgerRecord, StoredRecord } from './attestation.ts'

export interface LedgerHead {
  readonly ordinal: number
  readonly recordHash: string
}

/** As stored, before anything about it is believed. */
export interface RawLedgerRow {
  /** A signature's ends in its campaign's id, any other record's in its ordinal. */
  readonly rowKey: string
  readonly json: string
  readonly recordHash: string
}

/** Everything under one person, for verification. */
export interface RawChain {
  /** Ends in the person's id. */
  readonly partition: string
  readonly head: LedgerHead | null
  readonly rows: readonly RawLedgerRow[]
}

export interface Ledger {
  /**
   * Appends to the person's chain in one atomic batch with the chain's head. For a signature, or one carried over, the
   * key is the campaign: the second one finds the first and gets it back with `isNew: false`.
   * `build` may be called again when another of the person's own clicks was faster.
   */
  append(
    person: { readonly tenantId: TenantId; readonly personId: PersonId },
    key: { readonly kind: 'signed' | 'carried-over'; readonly campaignId: CampaignId } | { readonly kind: 'declined' },
    build: (head: LedgerHead | null) => LedgerRecord,
  ): Promise<{ readonly stored: StoredRecord; readonly isNew: boolean }>
  /** What counts as this person's signature in the campaign: theirs, or an earlier one carried over. */
  findSigned(
    person: { readonly tenantId: TenantId; readonly personId: PersonId },
    campaignId: CampaignId,
  ): Promise<StoredRecord | undefined>
  /** Oldest first. */
  listByPerson(person: { readonly tenantId: TenantId; readonly personId: PersonId }): Promise<readonly StoredRecord[]>
  /** Every chain of the tenant, unparsed. */
  listChains(tenantId: TenantId): AsyncIterable<RawChain>
}

/** Everything the use cases of this folder reach for; each takes only the part it names. */
export interface AttestationPorts
  extends Pick<CampaignPorts, 'clock' | 'policies' | 'campaigns' | 'assignments' | 'deliveries'> {
  readonly ledger: Ledger
}
