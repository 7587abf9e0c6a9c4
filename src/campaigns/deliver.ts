import { type Clock, epochMsOf, type Instant, toInstant } from '../clock.ts'
import type { DeliveryState, SendOutcome } from './delivery.ts'
import type { CampaignPorts, ClaimResult, DeliverJob, DeliveryClaim } from './ports.ts'
import { markUnreachable } from './unreachable.ts'
import { getVersionOf } from './version-of.ts'

/** What the worker does with the job. A campaign's truth is in its rows by then, whichever it is. */
export type JobOutcome =
  | { readonly kind: 'complete' }
  /** In order, and to be looked at again no sooner than this. */
  | { readonly kind: 'release'; readonly delayMs: number }

type DeliverPorts = Pick<CampaignPorts, 'clock' | 'policies' | 'campaigns' | 'assignments' | 'deliveries' | 'messenger'>

// Longer than opening a chat and sending may take with their time limits, shorter than anybody waits to be told.
export const SENDING_LEASE_MS = 120_000

// First 5 s, then doubled each time up to an hour: Teams may be down all morning, and everybody still gets a card.
const FIRST_RETRY_MS = 5_000
const LONGEST_RETRY_MS = 3_600_000

/**
 * Sends one person their card, at most once. The row says `sending` before the first byte leaves; a sender that dies,
 * or that never hears the answer, leaves `unknown`, which nobody sends again. A card that Teams certainly did not
 * take waits and is tried again for as long as the campaign is open.
 */
export async function deliverCard(ports: DeliverPorts, job: DeliverJob): Promise<JobOutcome> {
  const campaign = await ports.campaigns.find(job.campaignId)
  const assignment = await ports.assignments.find(job.campaignId, job.personId)
  if (campaign?.state !== 'open' || assignment?.state.kind !== 'pending') return { kind: 'complete' }
  const version = await getVersionOf(ports, campaign)

  const { campaignId, personId, step } = job
  const key = { campaignId, bucket: assignment.bucket, personId, step }
  const claimed = await ports.deliveries.claim(key, ports.clock.now(), SENDING_LEASE_MS)
  if (claimed.kind === 'taken') return afterLosing(claimed, ports.clock)

  const outcome = await send(ports, { campaign, version, assignment })
  const state = settledState(outcome, claimed.claim, ports.clock.now())
  await ports.deliveries.settle(claimed.claim, state)
  if (state.kind === 'failed') await markUnreachable(ports, assignment, state)
  return state.kind === 'waiting' ? waitUntil(state.tryAfter, ports.clock) : { kind: 'complete' }
}

/** Somebody else is sending, or it was settled: only a card that still waits is worth coming back for. */
function afterLosing({ delivery }: Extract<ClaimResult, { kind: 'taken' }>, clock: Clock): JobOutcome {
  return delivery.state.kind === 'waiting' ? waitUntil(delivery.state.tryAfter, clock) : { kind: 'complete' }
}

function waitUntil(instant: Instant, clock: Clock): JobOutcome {
  return { kind: 'release', delayMs: Math.max(0, epochMsOf(instant) - epochMsOf(clock.now())) }
}

/** Whatever goes wrong once sending has begun, nobody can say that the card is not there. */
async function send(
  { messenger }: DeliverPorts,
  card: Parameters<CampaignPorts['messenger']['sendPolicyCard']>[0],
): Promise<SendOutcome> {
  try {
    return await messenger.sendPolicyCard(card)
  } catch (error) {
    return { kind: 'unknown', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

function settledState(outcome: SendOutcome, { delivery }: DeliveryClaim, at: Instant): DeliveryState {
  switch (outcome.kind) {
    case 'sent':
      return { ...outcome, at }
    case 'unknown':
      return { kind: 'unknown', at, detail: outcome.detail }
    case 'unreachable':
      return { kind: 'failed', at, reason: outcome.reason, detail: outcome.detail }
    case 'not-sent': {
      const delayMs = Math.max(outcome.retryAfterMs, backOffMs(delivery.attempts))
      return { kind: 'waiting', tryAfter: toInstant(epochMsOf(at) + delayMs), detail: outcome.detail }
    }
  }
}

function backOffMs(attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1))
}
