import type { AttestationPorts } from '../attestations/ports.ts'
import { repairProjections } from '../attestations/project.ts'
import type { Campaign, CampaignId } from '../campaigns/campaign.ts'
import { completeLaunch } from '../campaigns/complete-launch.ts'
import type { CampaignPorts } from '../campaigns/ports.ts'
import { newestOfEachPolicy, type RemindOwnersPorts, remindOwners } from '../campaigns/review/remind-owners.ts'
import { minutesToSend } from '../campaigns/sending-rate.ts'
import { sweepDeliveries } from '../campaigns/sweep.ts'
import { epochMsOf } from '../clock.ts'
import type { WorkerLog } from './log.ts'

export type SweepPorts = Pick<CampaignPorts, 'ids' | 'rosters' | 'jobs'> & AttestationPorts & RemindOwnersPorts

// One read a person who has not signed: cheap four times an hour, wasteful every minute.
const REPAIR_EVERY_MS = 15 * 60_000

// A launch queues its own cards, and a school's are out by then.
const AFTER_LAUNCH_MS = 2 * 60_000

/**
 * Finishes what programs that died left undone, from the tables alone: launches, cards, and signatures that the
 * counts do not show yet. One campaign that cannot be swept does not hold up the others. Owners of policies that are
 * near their review are told on the way.
 */
export function createSweeper(ports: SweepPorts, log: WorkerLog): () => Promise<void> {
  const quietUntil = new Map<CampaignId, number>()
  let repairedAt = Number.NEGATIVE_INFINITY

  async function sweepOpen(campaign: Campaign, now: number): Promise<void> {
    const added = await completeLaunch(ports, campaign)
    if (added > 0) log.info({ campaignId: campaign.campaignId, added }, 'a launch was completed')
    // What was queued a moment ago, by the launch or by this sweep, is still being worked through.
    const launched = epochMsOf(campaign.launchedAt) + AFTER_LAUNCH_MS
    if (added === 0 && now < Math.max(launched, quietUntil.get(campaign.campaignId) ?? 0)) return
    const { expired, enqueued } = await sweepDeliveries(ports, campaign)
    quietUntil.set(campaign.campaignId, now + 2 * minutesToSend(enqueued) * 60_000)
    if (expired + enqueued > 0)
      log.info({ campaignId: campaign.campaignId, expired, enqueued }, 'cards were queued again')
  }

  async function repair(campaign: Campaign): Promise<void> {
    if (campaign.state !== 'open') await sweepDeliveries(ports, campaign)
    const repaired = await repairProjections(ports, campaign)
    if (repaired > 0) log.warn({ campaignId: campaign.campaignId, repaired }, 'counts were behind the ledger')
  }

  async function remind(campaign: Campaign): Promise<void> {
    const told = await remindOwners(ports, campaign)
    if (told > 0) log.info({ campaignId: campaign.campaignId, told }, 'owners were told that a review is due')
  }

  return async () => {
    const now = epochMsOf(ports.clock.now())
    const isRepairDue = now - repairedAt >= REPAIR_EVERY_MS
    if (isRepairDue) repairedAt = now
    const campaigns = await ports.campaigns.list()
    const newest = newestOfEachPolicy(campaigns)
    for (const campaign of campaigns) {
      try {
        if (campaign.state === 'open') await sweepOpen(campaign, now)
        if (isRepairDue) await repair(campaign)
        if (isRepairDue && newest.has(campaign)) await remind(campaign)
      } catch (error) {
        log.error({ campaignId: campaign.campaignId, err: error }, 'a campaign could not be swept')
      }
    }
  }
}
