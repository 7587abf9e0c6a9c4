import { epochMsOf, type Instant, type SchoolDate, toInstant } from '../clock.ts'
import type { Audience } from '../people/person.ts'
import type { Roster, RosterEntry } from '../people/roster.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { Assignment } from './assignment.ts'
import type { Campaign, CampaignId, CarryOver } from './campaign.ts'
import { bucketsFor, campaignIdOf } from './campaign-id.ts'
import { findLaunchProblems, type LatestRosters, type LaunchProblem } from './launch-problem.ts'
import { minutesToSend } from './sending-rate.ts'
import { isSupersededBy } from './supersede.ts'
import { entriesToAdd, shareAny } from './targets.ts'

export interface LaunchRequest {
  readonly version: PolicyVersion
  readonly audiences: readonly Audience[]
  readonly dueOn: SchoolDate
  /** A complete reading of the groups, made just now. */
  readonly roster: Roster
  /** An administrator has looked and says that a much smaller number of people is right. */
  readonly acceptFewerPeople?: boolean
  /** Earlier signatures that are to stand. Those who are asked anew are known when the cards go out. */
  readonly carryOver?: CarryOver
  /** Last year's campaign, which this one follows on: where the text is the same, it ends when this one begins. */
  readonly follows?: CampaignId
}

/** What a launch would do, for printing and for doing. */
export interface LaunchPlan {
  readonly version: PolicyVersion
  readonly roster: Roster
  /** As it will stand afterwards. */
  readonly campaign: Campaign
  /** The campaign is there already: this launch adds to it. */
  readonly isExtension: boolean
  /** New, and will get a card. */
  readonly toAsk: readonly RosterEntry[]
  /** New, and cannot be reached in chat: expected to sign all the same. */
  readonly unreachable: readonly RosterEntry[]
  readonly alreadyAsked: number
  /** How many of those have signed. */
  readonly alreadySigned: number
  /** Found in a group and never asked, with the reason. */
  readonly exclusions: Roster['exclusions']
  /** Open campaigns for another version of this policy, whose cards stop counting. */
  readonly supersedes: readonly Campaign[]
  readonly estimatedMinutes: number
  /** Anything here stops the launch. */
  readonly problems: readonly LaunchProblem[]
}

/** What is there already when a launch is planned. */
export interface LaunchSituation {
  readonly now: Instant
  readonly campaigns: readonly Campaign[]
  /** Of the campaign that this request would add to. */
  readonly assignments: readonly Assignment[]
  readonly latestRosters: LatestRosters
}

/** Pure. Everybody of the campaign's audiences who was not asked yet is a target, once, in however many audiences. */
export function decideLaunch(request: LaunchRequest, situation: LaunchSituation): LaunchPlan {
  const { campaigns, assignments } = situation
  const existing = campaigns.find((campaign) => campaign.campaignId === requestedCampaignId(request))
  const rivals = campaigns.filter(
    (other) => existing?.campaignId !== other.campaignId && isOpenForPolicy(other, request),
  )
  const campaign = existing ? extended(existing, request) : created(request, rivals, situation.now)
  const fresh = entriesToAdd(campaign.audiences, request.roster, assignments)
  const toAsk = fresh.filter((entry) => entry.reach.kind === 'chat')
  return {
    version: request.version,
    roster: request.roster,
    campaign,
    isExtension: existing !== undefined,
    toAsk,
    unreachable: fresh.filter((entry) => entry.reach.kind === 'unreachable'),
    alreadyAsked: assignments.length,
    alreadySigned: assignments.filter((assignment) => assignment.state.kind === 'signed').length,
    exclusions: request.roster.exclusions.filter((excluded) => shareAny(excluded.audiences, campaign.audiences)),
    supersedes: rivals.filter((rival) => isSupersededBy(rival, campaign)),
    estimatedMinutes: minutesToSend(toAsk.length),
    problems: findLaunchProblems({
      ...request,
      now: situation.now,
      latestRosters: situation.latestRosters,
      campaign,
      rivals,
    }),
  }
}

export function requestedCampaignId({ version, dueOn }: LaunchRequest) {
  return campaignIdOf({ policyId: version.policyId, versionId: version.versionId, dueOn })
}

function isOpenForPolicy(campaign: Campaign, { version }: LaunchRequest): boolean {
  return campaign.state === 'open' && campaign.policyId === version.policyId
}

function extended(existing: Campaign, { audiences, roster }: LaunchRequest): Campaign {
  return {
    ...existing,
    audiences: [...new Set([...existing.audiences, ...audiences])],
    rosterId: roster.rosterId,
  }
}

function created(request: LaunchRequest, rivals: readonly Campaign[], now: Instant): Campaign {
  const { version, audiences, dueOn, roster } = request
  return {
    campaignId: requestedCampaignId(request),
    tenantId: roster.tenantId,
    policyId: version.policyId,
    versionId: version.versionId,
    policyTitle: version.policy.title,
    audiences: [...new Set(audiences)],
    dueOn,
    launchedAt: laterThanAll(rivals, now),
    state: 'open',
    rosterId: roster.rosterId,
    buckets: bucketsFor(entriesToAdd(audiences, roster, []).length),
    ...(request.carryOver && { carryOver: request.carryOver }),
    ...renewal(request, rivals),
  }
}

function renewal({ version, follows }: LaunchRequest, rivals: readonly Campaign[]): Pick<Campaign, 'renews'> {
  const renewed = rivals.find(({ campaignId, versionId }) => campaignId === follows && versionId === version.versionId)
  return renewed ? { renews: renewed.campaignId } : {}
}

/** A clock that was put back must not make a new campaign look older than the one it replaces. */
function laterThanAll(campaigns: readonly Campaign[], now: Instant): Instant {
  const launches = campaigns.map((campaign) => epochMsOf(campaign.launchedAt) + 1)
  return toInstant(Math.max(epochMsOf(now), ...launches))
}
