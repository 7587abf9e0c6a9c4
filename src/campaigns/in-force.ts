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

/** What answers somebody's questions. */
export interface AnsweringPolicy {
  readonly version: PolicyVersion
  /** Theirs in the campaign they were asked in last, which may have been for an earlier version. */
  readonly assignment: Assignment
  /** Whether they can sign this version now, or have. */
  readonly isAsked: boolean
}

/**
 * The version that answers this person: of the newest open campaign they are part of, signed or not. Where none is
 * open, closing ended the signing and not the policy, which still answers; where a newer version was launched without
 * asking them again, that one does. `undefined` when nobody has ever asked them.
 */
export async function findPolicyToAnswer(
  ports: InForcePorts,
  personId: PersonId,
): Promise<AnsweringPolicy | undefined> {
  const own = await listOwn(ports, personId)
  const open = own.find(({ campaign }) => campaign.state === 'open')
  if (open) return { version: await getVersionOf(ports, open.campaign), assignment: open.assignment, isAsked: true }
  const [last] = own
  if (!last) return undefined
  const { assignment, campaign } = last
  const isOver = campaign.state === 'superseded'
  const newest = isOver
    ? (await ports.campaigns.list()).find(({ policyId }) => policyId === campaign.policyId)
    : campaign
  return { version: await getVersionOf(ports, newest ?? campaign), assignment, isAsked: false }
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

type Own = Omit<PolicyInForce, 'version'>

async function listOpen(ports: Omit<InForcePorts, 'policies'>, personId: PersonId): Promise<readonly Own[]> {
  return (await listOwn(ports, personId)).filter(({ campaign }) => campaign.state === 'open')
}

/** Every campaign the person was ever part of, newest first. */
async function listOwn(
  { campaigns, assignments }: Omit<InForcePorts, 'policies'>,
  personId: PersonId,
): Promise<readonly Own[]> {
  const all = await Promise.all(
    (await assignments.listByPerson(personId)).map(async (assignment) => ({
      assignment,
      campaign: await campaigns.find(assignment.campaignId),
    })),
  )
  return all
    .flatMap(({ assignment, campaign }) => (campaign ? [{ assignment, campaign }] : []))
    .sort((a, b) => (a.campaign.launchedAt < b.campaign.launchedAt ? 1 : -1))
}
