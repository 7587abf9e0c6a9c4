import type { Assignment } from '../campaigns/assignment.ts'
import type { Campaign, CampaignId } from '../campaigns/campaign.ts'
import type { DeliveryState } from '../campaigns/delivery.ts'
import type { CampaignPorts } from '../campaigns/ports.ts'
import { readAll } from '../campaigns/read-all.ts'
import type { CompletionReport, OutstandingPerson } from './completion.ts'
import { describeOutstanding } from './outstanding.ts'
import { tallyOf } from './tally.ts'

type ReportPorts = Pick<CampaignPorts, 'clock' | 'campaigns' | 'assignments' | 'deliveries'>

/**
 * Who was asked, who has signed, and why the others have not. Everybody is in exactly one of the five states.
 *
 * @throws Error when there is no such campaign, or when the numbers do not add up.
 */
export async function reportCompletion(ports: ReportPorts, campaignId: CampaignId): Promise<CompletionReport> {
  const campaign = await ports.campaigns.find(campaignId)
  if (campaign === undefined) throw new Error(`There is no campaign ${campaignId}.`)
  const asOf = ports.clock.now()
  const assignments = await readAll(ports.assignments.listByCampaign(campaign))
  const deliveries = await deliveryStates(ports, campaign)
  return {
    campaign,
    asOf,
    total: tallyOf(assignments),
    byAudience: campaign.audiences.map((audience) => ({
      audience,
      tally: tallyOf(assignments.filter((assignment) => assignment.audiences.includes(audience))),
    })),
    outstanding: listOutstanding(assignments, deliveries, campaign),
  }
}

async function deliveryStates(
  { deliveries }: ReportPorts,
  campaign: Campaign,
): Promise<ReadonlyMap<string, DeliveryState>> {
  const states = new Map<string, DeliveryState>()
  for await (const { personId, state } of deliveries.listByCampaign(campaign)) states.set(personId, state)
  return states
}

// Those somebody must do something about come first.
const order: readonly OutstandingPerson['state'][] = ['unreachable', 'declined', 'pending', 'excused']
const names = new Intl.Collator('en-GB')

function listOutstanding(
  assignments: readonly Assignment[],
  deliveries: ReadonlyMap<string, DeliveryState>,
  campaign: Campaign,
): readonly OutstandingPerson[] {
  return assignments
    .flatMap(
      (assignment) => describeOutstanding(assignment, deliveries.get(assignment.person.personId), campaign) ?? [],
    )
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || names.compare(a.displayName, b.displayName))
}
