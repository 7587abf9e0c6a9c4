import type { Assignment } from './assignment.ts'
import type { Campaign } from './campaign.ts'
import type { Delivery, DeliveryState } from './delivery.ts'
import type { CampaignPorts, DeliverJob } from './ports.ts'
import { markUnreachable } from './unreachable.ts'

export interface DeliverySweep {
  /** Cards whose sending was cut short: they may have arrived. */
  readonly expired: number
  /** Cards put in the queue again. */
  readonly enqueued: number
}

/**
 * Derives what is still to be sent from the assignments and deliveries alone, so that a campaign finishes with every
 * queue message lost. A job that is in the queue already is put there again; the claim lets one of them through.
 */
export async function sweepDeliveries(
  ports: Pick<CampaignPorts, 'clock' | 'assignments' | 'deliveries' | 'jobs'>,
  campaign: Campaign,
): Promise<DeliverySweep> {
  const now = ports.clock.now()
  const expired = await ports.deliveries.expireLeases(campaign, now)
  if (campaign.state !== 'open') return { expired, enqueued: 0 }
  const deliveries = await deliveriesByPerson(ports, campaign)
  const due: DeliverJob[] = []
  for await (const assignment of ports.assignments.listByCampaign(campaign)) {
    if (assignment.state.kind !== 'pending') continue
    const delivery = deliveries.get(assignment.person.personId)
    if (delivery?.state.kind === 'failed') await markUnreachable(ports, assignment, delivery.state)
    else if (isDue(delivery?.state, now)) due.push(deliverJob(assignment))
  }
  await ports.jobs.enqueue(due)
  return { expired, enqueued: due.length }
}

async function deliveriesByPerson(
  { deliveries }: Pick<CampaignPorts, 'deliveries'>,
  campaign: Campaign,
): Promise<ReadonlyMap<string, Delivery>> {
  const byPerson = new Map<string, Delivery>()
  for await (const delivery of deliveries.listByCampaign(campaign)) byPerson.set(delivery.personId, delivery)
  return byPerson
}

function isDue(state: DeliveryState | undefined, now: string): boolean {
  return state === undefined || (state.kind === 'waiting' && state.tryAfter <= now)
}

function deliverJob({ campaignId, person }: Assignment): DeliverJob {
  return { kind: 'deliver', schema: 1, campaignId, personId: person.personId, step: 'launch' }
}
