import type { Campaign } from './campaign.ts'
import { closeCampaign } from './close.ts'
import { completeLaunch } from './complete-launch.ts'
import { decideLaunch, type LaunchPlan, type LaunchRequest, requestedCampaignId } from './launch-plan.ts'
import { campaignProblems, type LatestRosters, type LaunchProblem, LaunchRefused } from './launch-problem.ts'
import type { CampaignPorts } from './ports.ts'
import { readAll } from './read-all.ts'
import { isEarlier, isRival, mayReplace } from './supersede.ts'
import { sweepDeliveries } from './sweep.ts'

/** What a launch would do. Changes nothing. */
export async function planLaunch(
  ports: Pick<CampaignPorts, 'campaigns' | 'assignments' | 'rosters' | 'clock'>,
  request: LaunchRequest,
): Promise<LaunchPlan> {
  const campaigns = await ports.campaigns.list()
  const existing = campaigns.find((campaign) => campaign.campaignId === requestedCampaignId(request))
  return decideLaunch(request, {
    now: ports.clock.now(),
    campaigns,
    assignments: existing ? await readAll(ports.assignments.listByCampaign(existing)) : [],
    latestRosters: await findLatestRosters(ports, request),
  })
}

async function findLatestRosters(
  { rosters }: Pick<CampaignPorts, 'rosters'>,
  { audiences, roster: { tenantId } }: LaunchRequest,
): Promise<LatestRosters> {
  return new Map(
    await Promise.all(
      audiences.map(async (audience) => [audience, await rosters.findLatest(tenantId, audience)] as const),
    ),
  )
}

/**
 * Writes down what is to be done, then does it: whatever is left undone by a crash, the sweep or a second launch
 * finishes from what was written. Nobody is added twice and nothing is sent twice, however often it is repeated.
 *
 * @throws LaunchRefused when the plan has problems, or when the campaign ended or met another since it was planned.
 */
export async function launchCampaign(
  ports: Pick<
    CampaignPorts,
    'clock' | 'ids' | 'policies' | 'rosters' | 'campaigns' | 'assignments' | 'deliveries' | 'jobs'
  >,
  plan: LaunchPlan,
): Promise<Campaign> {
  if (plan.problems.length > 0) throw new LaunchRefused(plan.problems)
  // Somebody may have looked at the plan for a while, and somebody else launched meanwhile.
  refuseFor(campaignProblems({ campaign: plan.campaign, rivals: await listRivals(ports, plan.campaign) }))
  await ports.policies.publish(plan.version)
  if (!(await ports.rosters.find(plan.roster.rosterId))) await ports.rosters.commit(plan.roster)
  const campaign = await insertOrExtend(ports, plan)
  await completeLaunch(ports, campaign)
  await sweepDeliveries(ports, campaign)
  return campaign
}

async function insertOrExtend(
  ports: Pick<CampaignPorts, 'clock' | 'ids' | 'rosters' | 'campaigns' | 'assignments'>,
  { campaign: planned }: LaunchPlan,
): Promise<Campaign> {
  const { campaign: kept, isNew } = await ports.campaigns.insertOnce(planned)
  if (isNew) return yieldToEarlier(ports, kept)
  refuseAnotherCampaign(kept, planned)
  // What an earlier launch left undone is in its own roster, which this one is about to replace.
  await completeLaunch(ports, kept)
  return ports.campaigns.update(kept.campaignId, (current) => {
    if (current.state !== 'open') {
      throw new LaunchRefused([{ kind: 'already-over', campaign: current, state: current.state }])
    }
    const audiences = [...new Set([...current.audiences, ...planned.audiences])]
    return { ...current, audiences, rosterId: planned.rosterId }
  })
}

async function listRivals(
  { campaigns }: Pick<CampaignPorts, 'campaigns'>,
  campaign: Campaign,
): Promise<readonly Campaign[]> {
  return (await campaigns.list()).filter((other) => isRival(other, campaign))
}

function refuseFor(problems: readonly LaunchProblem[]): void {
  if (problems.length > 0) throw new LaunchRefused(problems)
}

/** Of two launches of one version at the same moment the earlier stays: two campaigns would be two cards each. */
async function yieldToEarlier(ports: Pick<CampaignPorts, 'campaigns'>, campaign: Campaign): Promise<Campaign> {
  const rivals = await listRivals(ports, campaign)
  const earlier = rivals.filter((rival) => !mayReplace(campaign, rival) && isEarlier(rival, campaign))
  if (earlier.length > 0) await closeCampaign(ports, campaign.campaignId)
  refuseFor(campaignProblems({ campaign, rivals: earlier }))
  return campaign
}

/** Two policies whose names differ only in what an id cannot hold would otherwise share one campaign. */
function refuseAnotherCampaign(kept: Campaign, planned: Campaign): void {
  const isSame = kept.policyId === planned.policyId && kept.versionId === planned.versionId
  if (!isSame) {
    throw new Error(
      `Campaign ${kept.campaignId} is for policy ${kept.policyId}, so ${planned.policyId} cannot use its id.`,
    )
  }
}
