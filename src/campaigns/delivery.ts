import type { Instant } from '../clock.ts'
import type { PersonId } from '../people/person.ts'
import type { UnreachableReason } from './assignment.ts'
import type { CampaignId } from './campaign.ts'

/** Which card of the campaign this is; at most one of each reaches a person. */
export type DeliveryStep = 'launch'

/**
 * `waiting` was certainly not sent and may be tried again; `sending` is claimed;
 * `unknown` may have arrived and is never sent again for this step.
 */
export type DeliveryState =
  | { readonly kind: 'waiting'; readonly tryAfter: Instant; readonly detail: string }
  | { readonly kind: 'sending'; readonly leaseUntil: Instant }
  | {
      readonly kind: 'sent'
      readonly at: Instant
      readonly conversationId: string
      readonly activityId: string
      readonly cardHash: string
    }
  | { readonly kind: 'unknown'; readonly at: Instant; readonly detail: string }
  | { readonly kind: 'failed'; readonly at: Instant; readonly reason: UnreachableReason; readonly detail: string }

export interface DeliveryKey {
  readonly campaignId: CampaignId
  readonly bucket: number
  readonly personId: PersonId
  readonly step: DeliveryStep
}

export interface Delivery extends DeliveryKey {
  readonly attempts: number
  readonly state: DeliveryState
}

/** What came of trying to send one card. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly conversationId: string; readonly activityId: string; readonly cardHash: string }
  /** Certainly not sent: try again no sooner than this. `isThrottled`: Teams asked everybody to slow down (429). */
  | {
      readonly kind: 'not-sent'
      readonly retryAfterMs: number
      readonly detail: string
      readonly isThrottled?: boolean
    }
  /** The answer was lost after the bytes left: the card may be there. */
  | { readonly kind: 'unknown'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason; readonly detail: string }
