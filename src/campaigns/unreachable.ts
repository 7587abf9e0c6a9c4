import type { Assignment } from './assignment.ts'
import type { DeliveryState } from './delivery.ts'
import type { CampaignPorts } from './ports.ts'

/** Only somebody who still owes an answer becomes unreachable: who has signed or declined was reached. */
export async function markUnreachable(
  { assignments }: Pick<CampaignPorts, 'assignments'>,
  { campaignId, person }: Assignment,
  { at, reason }: Extract<DeliveryState, { kind: 'failed' }>,
): Promise<void> {
  await assignments.update(campaignId, person.personId, (current) =>
    current.state.kind === 'pending' ? { ...current, state: { kind: 'unreachable', at, reason } } : undefined,
  )
}
