import type { PersonId } from '../people/person.ts'
import { listOwed } from './in-force.ts'
import type { CampaignPorts } from './ports.ts'

/**
 * Teams says that somebody can be reached now: the app has arrived in their chat. Cards that were waiting for that go
 * out at once. A card that was sent, or may have been, is left alone.
 *
 * @returns how many were queued
 */
export async function wakeDeliveries(
  ports: Pick<CampaignPorts, 'clock' | 'policies' | 'campaigns' | 'assignments' | 'deliveries' | 'jobs'>,
  personId: PersonId,
): Promise<number> {
  let woken = 0
  for (const { assignment } of await listOwed(ports, personId)) {
    const { campaignId, bucket } = assignment
    const key = { campaignId, bucket, personId, step: 'launch' } as const
    if (!(await ports.deliveries.hasten(key, ports.clock.now()))) continue
    await ports.jobs.enqueue([{ kind: 'deliver', schema: 1, campaignId, personId, step: 'launch' }])
    woken += 1
  }
  return woken
}
