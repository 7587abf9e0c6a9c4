import type { Ids, Instant } from '../clock.ts'
import type { RosterEntry } from '../people/roster.ts'
import type { Assignment } from './assignment.ts'
import type { Campaign } from './campaign.ts'
import { bucketOf } from './campaign-id.ts'
import type { CampaignPorts } from './ports.ts'
import { readAll } from './read-all.ts'
import { supersedeOlder } from './supersede.ts'
import { entriesToAdd } from './targets.ts'

/**
 * Gives everybody in the campaign's roster their assignment, then ends the campaigns this one replaces: in that order,
 * so that whoever presses an old card finds a fresh one waiting. Safe to repeat after dying anywhere.
 *
 * @returns how many assignments were missing
 */
export async function completeLaunch(
  ports: Pick<CampaignPorts, 'clock' | 'ids' | 'rosters' | 'campaigns' | 'assignments'>,
  campaign: Campaign,
): Promise<number> {
  if (campaign.state !== 'open') return 0
  const roster = await ports.rosters.find(campaign.rosterId)
  if (roster === undefined)
    throw new Error(`The roster ${campaign.rosterId} of campaign ${campaign.campaignId} is missing.`)
  const existing = await readAll(ports.assignments.listByCampaign(campaign))
  const missing = entriesToAdd(campaign.audiences, roster, existing)
  const at = ports.clock.now()
  const added = await ports.assignments.insertMany(
    campaign.tenantId,
    missing.map((entry) => assignmentFor(entry, campaign, ports.ids, at)),
  )
  await supersedeOlder(ports, campaign)
  return added
}

function assignmentFor(entry: RosterEntry, campaign: Campaign, ids: Ids, at: Instant): Assignment {
  const { person, audiences, reach } = entry
  return {
    campaignId: campaign.campaignId,
    bucket: bucketOf(person.personId, campaign.buckets),
    person,
    audiences,
    nonce: ids.nonce(),
    state: reach.kind === 'chat' ? { kind: 'pending' } : { kind: 'unreachable', at, reason: reach.reason },
  }
}
