import type { Instant } from '../clock.ts'
import type { Audience, Person } from '../people/person.ts'
import type { CampaignId } from './campaign.ts'

export type UnreachableReason =
  | 'guest'
  | 'blocked'
  | 'not-installed'
  | 'no-teams'
  | 'conversation-lost'
  | 'stopped-by-administrator'

/** Exactly one of these holds for each person a campaign expects. */
export type AssignmentState =
  | { readonly kind: 'pending' }
  | { readonly kind: 'signed'; readonly at: Instant; readonly receiptNo: string }
  | { readonly kind: 'declined'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'excused'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly at: Instant; readonly reason: UnreachableReason }

/** One person owes one attestation in one campaign. */
export interface Assignment {
  readonly campaignId: CampaignId
  readonly bucket: number
  readonly person: Person
  readonly audiences: readonly Audience[]
  /** What the card carries, and all it carries: opaque, 128 bits, worthless to anybody else. */
  readonly nonce: string
  readonly state: AssignmentState
}
