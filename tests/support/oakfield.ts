import { declinePolicy } from '../../src/attestations/decline.ts'
import type { AttestationPorts } from '../../src/attestations/ports.ts'
import { signPolicy } from '../../src/attestations/sign.ts'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { launchCampaign, planLaunch } from '../../src/campaigns/launch.ts'
import type { LaunchPlan, LaunchRequest } from '../../src/campaigns/launch-plan.ts'
import type { CampaignPorts } from '../../src/campaigns/ports.ts'
import type { RemindOwnersPorts } from '../../src/campaigns/review/remind-owners.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import { oakfieldAudienceRules, oakfieldDirectory, oakfieldRoleRules } from '../../src/local/oakfield/people.ts'
import { type CastMember, cast, oakfield as school } from '../../src/local/oakfield/school.ts'
import type { Audience, Person } from '../../src/people/person.ts'
import type { Exclusion, Roster, RosterEntry, RosterId } from '../../src/people/roster.ts'
import type { PolicyVersion } from '../../src/policy/policy.ts'
import type { Faults } from '../../src/storage/faults.ts'
import { createMemoryStorage } from '../../src/storage/memory-stores.ts'
import { type Storage, type Stores, storesOver } from '../../src/storage/stores.ts'
import { handleJob } from '../../src/worker/handle-job.ts'
import { memoryDirectory } from '../people/memory-directory.ts'
import { countingIds, type TestClock, testClock } from './clock.ts'
import { policyVersion } from './policy-version.ts'
import {
  type MessengerFaults,
  type RecordingMessenger,
  type RecordingReviewMessenger,
  recordingMessenger,
  recordingReviewMessenger,
} from './recording-messenger.ts'

export const tenantId = school.tenantId
export const { priya, gareth, mo, helen, ines } = cast
export const dueOn = parseSchoolDate('2026-09-30')

export const silentLog = { info() {}, warn() {}, error() {} }

export interface OakfieldOptions {
  readonly clock?: TestClock
  readonly faults?: Faults
  readonly messengerFaults?: MessengerFaults
}

export interface Oakfield {
  readonly clock: TestClock
  readonly storage: Storage
  readonly stores: Stores
  readonly messenger: RecordingMessenger
  readonly reviewMessenger: RecordingReviewMessenger
  readonly ports: CampaignPorts & AttestationPorts & RemindOwnersPorts
  readonly version: PolicyVersion
  /** Priya, Helen and Ines are staff, Gareth is a governor, Mo a visitor. */
  readonly roster: Roster
  plan(request?: Partial<LaunchRequest>): Promise<LaunchPlan>
  /** Plans and launches: this year's version to everybody, due on 30 September, unless told otherwise. */
  launch(request?: Partial<LaunchRequest>): Promise<Campaign>
  /** Works through the queue until nothing in it is due. */
  deliver(): Promise<void>
  /** What this person's card of that campaign carries. */
  nonceOf(campaign: Campaign, who: CastMember): Promise<string>
  sign(campaign: Campaign, who: CastMember): ReturnType<typeof signPolicy>
  decline(campaign: Campaign, who: CastMember, reason: string): ReturnType<typeof declinePolicy>
  stateOf(campaign: Campaign, who: CastMember): Promise<string | undefined>
}

/** The school in memory: real use cases over the real codecs, a clock that stands still, and Teams' own list of cards. */
export function oakfield({ clock = testClock(), faults = {}, messengerFaults = {} }: OakfieldOptions = {}): Oakfield {
  const storage = createMemoryStorage({ clock, faults })
  const stores = storesOver(storage, tenantId)
  const messenger = recordingMessenger(messengerFaults)
  const reviewMessenger = recordingReviewMessenger()
  const directory = memoryDirectory(oakfieldDirectory)
  const rules = { audienceRules: oakfieldAudienceRules, roleRules: oakfieldRoleRules }
  const ports = { ...stores, ...rules, directory, clock, ids: countingIds(), messenger, reviewMessenger }
  const roster = everybody()
  const version = policyVersion(2026)
  const plan: Oakfield['plan'] = (request) =>
    planLaunch(ports, { version, audiences: ['staff', 'governor', 'visitor'], dueOn, roster, ...request })
  const nonceOf: Oakfield['nonceOf'] = async ({ campaignId }, { id }) => {
    const assignment = await stores.assignments.find(campaignId, id)
    if (!assignment) throw new Error(`${id} is not part of ${campaignId}.`)
    return assignment.nonce
  }
  return {
    clock,
    storage,
    stores,
    messenger,
    reviewMessenger,
    ports,
    version,
    roster,
    plan,
    nonceOf,
    launch: async (request) => launchCampaign(ports, await plan(request)),
    deliver: () => workThrough(ports),
    sign: async (campaign, who) => signPolicy(ports, signRequest(who, await nonceOf(campaign, who))),
    decline: async (campaign, who, reason) =>
      declinePolicy(ports, { ...pressedBy(who), nonce: await nonceOf(campaign, who), reason }),
    stateOf: async ({ campaignId }, { id }) => (await stores.assignments.find(campaignId, id))?.state.kind,
  }
}

export async function workThrough(ports: CampaignPorts & AttestationPorts): Promise<void> {
  for (;;) {
    const leased = await ports.jobs.receive(32, 150_000)
    if (leased.length === 0) return
    for (const job of leased) await handleJob(ports, silentLog, job)
  }
}

function pressedBy({ id }: CastMember) {
  return { identity: { tenantId, personId: id }, channel: 'card', activityId: null } as const
}

export function signRequest(who: CastMember, nonce: string, inputs: Record<string, string> = { f0: who.displayName }) {
  return { ...pressedBy(who), nonce, inputs }
}

export function personOf({ id, displayName, userPrincipalName, jobTitle }: CastMember): Person {
  return { tenantId, personId: id, displayName, userPrincipalName, jobTitle }
}

export function entry(who: CastMember, audiences: readonly Audience[], isGuest = false): RosterEntry {
  return {
    person: personOf(who),
    audiences,
    reach: isGuest ? { kind: 'unreachable', reason: 'guest' } : { kind: 'chat' },
  }
}

export function everybody(): Roster {
  return rosterOf([
    entry(priya, ['staff']),
    entry(helen, ['staff']),
    entry(ines, ['staff']),
    entry(gareth, ['governor']),
    entry(mo, ['visitor']),
  ])
}

let rosters = 0

export function rosterOf(entries: readonly RosterEntry[], exclusions: readonly Exclusion[] = []): Roster {
  rosters += 1
  return {
    rosterId: `roster-${rosters}` as RosterId,
    tenantId,
    takenAt: testClock().now(),
    audiences: (['staff', 'governor', 'visitor'] as const).filter((audience) =>
      entries.some((each) => each.audiences.includes(audience)),
    ),
    entries,
    exclusions,
  }
}
