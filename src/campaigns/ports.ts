import type { Clock, Ids, Instant } from '../clock.ts'
import type { PersonId, TenantId } from '../people/person.ts'
import type { RosterStore } from '../people/ports.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { PolicyStore } from '../policy/ports.ts'
import type { Assignment } from './assignment.ts'
import type { Campaign, CampaignId } from './campaign.ts'
import type { Delivery, DeliveryKey, DeliveryState, SendOutcome } from './delivery.ts'

export interface CampaignStore {
  /** The campaign stored first under this id is kept and returned. */
  insertOnce(campaign: Campaign): Promise<{ readonly campaign: Campaign; readonly isNew: boolean }>
  find(campaignId: CampaignId): Promise<Campaign | undefined>
  /** Newest launch first. */
  list(): Promise<readonly Campaign[]>
  /** Reads, decides and replaces under the row's ETag, again if somebody was faster; `undefined` leaves it as it is. */
  update(campaignId: CampaignId, decide: (campaign: Campaign) => Campaign | undefined): Promise<Campaign>
}

export interface AssignmentStore {
  /** Adds those not there yet and leaves the others alone, so that it can be repeated after a crash. @returns how many were added */
  insertMany(tenantId: TenantId, assignments: readonly Assignment[]): Promise<number>
  find(campaignId: CampaignId, personId: PersonId): Promise<Assignment | undefined>
  /** In no promised order. */
  listByCampaign(campaign: Campaign): AsyncIterable<Assignment>
  /** Everything one person was ever asked to sign. */
  listByPerson(personId: PersonId): Promise<readonly Assignment[]>
  /** As `CampaignStore.update`. */
  update(
    campaignId: CampaignId,
    personId: PersonId,
    decide: (assignment: Assignment) => Assignment | undefined,
  ): Promise<Assignment>
}

/** Somebody else got there first, or the card went out already. */
export type ClaimResult =
  | { readonly kind: 'claimed'; readonly claim: DeliveryClaim }
  | { readonly kind: 'taken'; readonly delivery: Delivery }

/** The right to send one card once. */
export interface DeliveryClaim {
  readonly delivery: Delivery
  readonly etag: string
}

export interface DeliveryStore {
  /**
   * Succeeds for one caller only: when there is no delivery yet, or one in `waiting` whose time has come.
   * The row is `sending` in storage before this returns.
   */
  claim(key: DeliveryKey, now: string, leaseMs: number): Promise<ClaimResult>
  /** Records the outcome; a claim whose row changed meanwhile is left alone and `false` is returned. */
  settle(claim: DeliveryClaim, state: DeliveryState): Promise<boolean>
  find(key: DeliveryKey): Promise<Delivery | undefined>
  /** A delivery that waits may be claimed from `now` on; any other stays as it is. @returns whether it waits */
  hasten(key: DeliveryKey, now: Instant): Promise<boolean>
  listByCampaign(campaign: Campaign): AsyncIterable<Delivery>
  /** `sending` rows whose lease ran out become `unknown`. @returns how many */
  expireLeases(campaign: Campaign, now: string): Promise<number>
}

/** Work to do soon; payloads hold ids only. */
export interface DeliverJob {
  readonly kind: 'deliver'
  readonly schema: 1
  readonly campaignId: CampaignId
  readonly personId: PersonId
  readonly step: 'launch'
}
export type Job = DeliverJob

export interface LeasedJob {
  readonly job: Job
  /** 1 the first time it is handed out. */
  readonly attempt: number
  readonly lease: { readonly messageId: string; readonly popReceipt: string }
}

/** A hint, never the truth: every job can be derived again from the assignments. */
export interface JobQueue {
  enqueue(jobs: readonly Job[], options?: { readonly delayMs?: number }): Promise<void>
  /** At most 32; each is invisible to others for `leaseMs`. */
  receive(max: number, leaseMs: number): Promise<readonly LeasedJob[]>
  complete(job: LeasedJob): Promise<void>
  /** Hands it back, visible again after `delayMs`. */
  release(job: LeasedJob, delayMs: number): Promise<void>
}

/** Puts the card in the person's Teams chat. Never throws for what Teams answered. */
export interface Messenger {
  sendPolicyCard(request: {
    readonly campaign: Campaign
    readonly version: PolicyVersion
    readonly assignment: Assignment
  }): Promise<SendOutcome>
}

export type InstallOutcome =
  | { readonly kind: 'installed' }
  | {
      readonly kind: 'unreachable'
      readonly reason: 'not-installed' | 'no-teams' | 'stopped-by-administrator'
      readonly detail: string
    }
  | { readonly kind: 'retry'; readonly retryAfterMs: number; readonly detail: string }

/** Puts the Teams app in somebody's personal scope, so that a first chat can be opened. Safe to repeat. */
export interface TeamsAppInstaller {
  ensureInstalled(personId: PersonId): Promise<InstallOutcome>
}

/** Everything the use cases of this folder reach for; each takes only the part it names. */
export interface CampaignPorts {
  readonly clock: Clock
  readonly ids: Ids
  readonly policies: PolicyStore
  readonly rosters: RosterStore
  readonly campaigns: CampaignStore
  readonly assignments: AssignmentStore
  readonly deliveries: DeliveryStore
  readonly jobs: JobQueue
  readonly messenger: Messenger
}
