import type { Instant, SchoolDate } from '../clock.ts'
import type { Audience, TenantId } from '../people/person.ts'
import type { RosterId } from '../people/roster.ts'
import type { PolicyId, VersionId } from '../policy/policy.ts'

export type CampaignId = string & { readonly __brand: 'CampaignId' }

/**
 * Which earlier signatures stand for this campaign's version, on whose word. `editorial`: the change from that version
 * alters nothing that anybody agreed to. `unchanged`: only those are asked of whose clauses something changed.
 */
export type CarryOver =
  | { readonly kind: 'editorial'; readonly fromVersionId: VersionId; readonly by: string }
  | { readonly kind: 'unchanged'; readonly by: string }

/** Asking audiences to attest to one policy version by a date. */
export interface Campaign {
  readonly campaignId: CampaignId
  readonly tenantId: TenantId
  readonly policyId: PolicyId
  readonly versionId: VersionId
  readonly policyTitle: string
  readonly audiences: readonly Audience[]
  readonly dueOn: SchoolDate
  readonly launchedAt: Instant
  /** `superseded`: a newer version of the policy was launched; its cards no longer count. */
  readonly state: 'open' | 'superseded' | 'closed'
  readonly rosterId: RosterId
  /** Assignments are spread over this many storage partitions, about 500 people each. */
  readonly buckets: number
  /** Decided at the launch; absent where everybody is asked to sign. */
  readonly carryOver?: CarryOver | undefined
  /** The campaign whose text this one asks for again, as next year's does; it ends when this one is launched. */
  readonly renews?: CampaignId | undefined
}
