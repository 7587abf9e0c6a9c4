import type { PersonId } from '../people/person.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { Assignment } from './assignment.ts'
import type { Campaign } from './campaign.ts'
import type { CampaignPorts } from './ports.ts'
import { getVersionOf } from './version-of.ts'

type InForcePorts = Pick<CampaignPorts, 'policies' | 'campaigns' | 'assignments'>

/** A policy version that binds somebody now, and their own assignment for it. */
export interface PolicyInForce {
  readonly version: PolicyVersion
  readonly campaign: Campaign
  readonly assignment: Assignment
}

/** The newest open campaign that this person is part of, signed or not; `undefined` when nobody has asked them. */
export async function findPolicyInForce(ports: InForcePorts, personId: PersonId): Promise<PolicyInForce | undefined> {
  const [newest] = await listOpen(ports, personId)
  return newest && { ...newest, version: await getVersionOf(ports, newest.campaign) }
}

/** What this person is asked for and has not signed, newest first; one line a policy. */
export async function listOwed(ports: InForcePorts, personId: PersonId): Promise<readonly PolicyInForce[]> {
  const open = await listOpen(ports, personId)
  const seen = new Set<string>()
  const newestOfEach = open.filter(({ campaign }) => !seen.has(campaign.policyId) && seen.add(campaign.policyId))
  const owed = newestOfEach.filter(({ assignment }) => owesAnAnswer(assignment))
  return Promise.all(owed.map(async (each) => ({ ...each, version: await getVersionOf(ports, each.campaign) })))
}

/** Somebody who declined, or whom no card reached, may still sign. */
function owesAnAnswer({ state }: Assignment): boolean {
  return state.kind !== 'signed' && state.kind !== 'excused'
}

type Open = Omit<PolicyInForce, 'version'>

async function listOpen(
  { campaigns, assignments }: Omit<InForcePorts, 'policies'>,
  personId: PersonId,
): Promise<readonly Open[]> {
  const all = await Promise.all(
    (await assignments.listByPerson(personId)).map(async (assignment) => ({
      assignment,
      campaign: await campaigns.find(assignment.campaignId),
    })),
  )
  return all
    .flatMap(({ assignment, campaign }) => (campaign?.state === 'open' ? [{ assignment, campaign }] : []))
    .sort((a, b) => (a.campaign.launchedAt < b.campaign.launchedAt ? 1 : -1))
}
