import { carryOverSignature } from '../attestations/carry-over.ts'
import type { AttestationPorts } from '../attestations/ports.ts'
import { deliverCard } from '../campaigns/deliver.ts'
import type { CampaignPorts, LeasedJob } from '../campaigns/ports.ts'
import type { WorkerLog } from './log.ts'

export type HandlePorts = Pick<
  CampaignPorts,
  'clock' | 'policies' | 'campaigns' | 'assignments' | 'deliveries' | 'jobs' | 'messenger'
> &
  Pick<AttestationPorts, 'ledger'>

const MAX_ATTEMPTS = 5
const FIRST_RETRY_MS = 10_000

/**
 * What becomes of a job:
 *
 * | it …                                        | then                                                                  |
 * |---------------------------------------------|-----------------------------------------------------------------------|
 * | is done, or there is nothing to do          | it is completed                                                       |
 * | is for somebody whose signature stands      | that is recorded, and it is completed                                 |
 * | has to wait (Teams is busy)                 | a fresh copy is queued for then, and this one completed: no try spent |
 * | fails                                       | it goes back for 10 s, 20 s, 40 s, 80 s, 160 s                        |
 * | failed, or its program died, five times     | it is completed and logged; the sweep queues the card again later     |
 *
 * A given-up job does not mark the delivery: `failed` would say that the person cannot be reached, which nobody knows.
 * They stay pending, so no campaign looks complete over it.
 */
export async function handleJob(ports: HandlePorts, log: WorkerLog, leased: LeasedJob): Promise<void> {
  const { job, attempt } = leased
  const ids = { campaignId: job.campaignId, personId: job.personId, attempt }
  if (attempt > MAX_ATTEMPTS) {
    log.error(ids, 'a job was given up; the sweep tries later')
    return ports.jobs.complete(leased)
  }
  try {
    const isCarriedOver = await carryOverSignature(ports, job)
    const outcome = isCarriedOver ? ({ kind: 'complete' } as const) : await deliverCard(ports, job)
    // The copy first: dying between the two leaves one job too many, which the claim makes harmless.
    if (outcome.kind === 'release') await ports.jobs.enqueue([job], { delayMs: outcome.delayMs })
    await ports.jobs.complete(leased)
  } catch (error) {
    log.warn({ ...ids, err: error }, 'a job failed')
    await ports.jobs.release(leased, FIRST_RETRY_MS * 2 ** (attempt - 1))
  }
}
