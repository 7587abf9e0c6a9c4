import { declinePolicy } from '../../src/attestations/decline.ts'
import { signPolicy } from '../../src/attestations/sign.ts'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { campaignIdOf } from '../../src/campaigns/campaign-id.ts'
import { launchCampaign, planLaunch } from '../../src/campaigns/launch.ts'
import type { LaunchRequest } from '../../src/campaigns/launch-plan.ts'
import { LaunchRefused } from '../../src/campaigns/launch-problem.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import type { CastMember } from '../../src/local/oakfield/school.ts'
import type { PolicyVersion } from '../../src/policy/policy.ts'
import { handleJob } from '../../src/worker/handle-job.ts'
import { createSweeper } from '../../src/worker/sweeper.ts'
import {
  dueOn,
  entry,
  gareth,
  helen,
  mo,
  type Oakfield,
  oakfield,
  priya,
  rosterOf,
  signRequest,
  silentLog,
  workThrough,
} from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'
import { Killed, type KillPlan, type KillSwitch, killSwitch } from './kill-switch.ts'

export const thisYear = policyVersion(2026)
export const nextYear = policyVersion(2027)
const nextDueOn = parseSchoolDate('2027-09-30')
/** Mo is a guest: expected, and never reachable. */
export const people = [priya, gareth, helen, mo] as const
const roster = rosterOf([
  entry(priya, ['staff']),
  entry(helen, ['staff', 'governor']),
  entry(gareth, ['governor']),
  entry(mo, ['visitor'], true),
])

/** A receipt somebody was shown, as their own Teams keeps it. */
export interface Receipt {
  readonly who: CastMember
  readonly campaignId: Campaign['campaignId']
  readonly receiptNo: string
}

export interface WorldOptions {
  readonly kill?: KillPlan
  /** Calls that fail without killing the program. */
  readonly failing?: readonly KillPlan[]
  readonly losesMessages?: boolean
  readonly deliversTwice?: boolean
  /** Waits for its turn before each call to the outside world. */
  readonly turn?: (call: string) => Promise<void>
}

/** A small school whose program can be killed at any call, with what its people saw kept apart from it. */
export interface World extends Oakfield {
  readonly program: KillSwitch
  readonly receipts: readonly Receipt[]
  launchVersion(version: PolicyVersion): Promise<void>
  /** Asks for the same text again, by next year's date. */
  renew(version: PolicyVersion): Promise<void>
  /** Press the button on the card of that version; without such a card there is nothing to press. */
  pressSign(version: PolicyVersion, who: CastMember, typed?: string): Promise<void>
  pressSignRenewed(version: PolicyVersion, who: CastMember): Promise<void>
  pressDecline(version: PolicyVersion, who: CastMember, reason: string): Promise<void>
  pressStolen(version: PolicyVersion, thief: CastMember, victim: CastMember): Promise<void>
  work(): Promise<void>
  sweep(): Promise<void>
  /** Hours pass with the program running and nothing going wrong. */
  settleDown(): Promise<void>
}

export function createWorld({
  kill,
  failing = [],
  losesMessages = false,
  deliversTwice = false,
  turn,
}: WorldOptions = {}): World {
  const program = killSwitch(kill, failing)
  let isCalm = false
  const before = async (call: object, name: string) => {
    if (turn && !isCalm && !program.isAside) await turn(name)
    program.before(call)
  }
  const school = oakfield({
    faults: {
      before: (operation) => before(operation, `${operation.store} ${operation.action}`),
      after: (operation) => program.after(operation),
      losesMessage: () => losesMessages && !isCalm,
      deliversTwice: () => deliversTwice && !isCalm,
    },
    messengerFaults: { before: (card) => before(card, 'Teams send'), after: (card) => program.after(card) },
  })
  const { ports, stores } = school
  const receipts: Receipt[] = []

  /** A program that died answers nobody, whatever it was about to say. */
  async function answered<T>(doing: Promise<T>): Promise<T> {
    const answer = await doing
    if (program.isDead) throw new Killed()
    return answer
  }

  async function findNonce(version: PolicyVersion, { id }: CastMember, by = dueOn): Promise<string | undefined> {
    const campaignId = campaignIdOf({ ...version, dueOn: by })
    return (await stores.assignments.find(campaignId, id))?.nonce
  }

  async function launch(asked: Pick<LaunchRequest, 'version' | 'dueOn' | 'follows'>): Promise<void> {
    const request = { ...asked, audiences: ['staff', 'governor', 'visitor'] as const, roster }
    const plan = await answered(planLaunch(ports, request))
    if (plan.problems.length > 0) return
    await answered(launchCampaign(ports, plan)).catch((error: unknown) => {
      // Another version was launched meanwhile and this one is refused, as it should be.
      if (!(error instanceof LaunchRefused)) throw error
    })
  }

  async function press(nonce: string | undefined, who: CastMember, typed: string): Promise<void> {
    if (nonce === undefined) return
    const decision = await answered(signPolicy(ports, signRequest(who, nonce, { f0: typed })))
    if (decision.kind !== 'recorded' && decision.kind !== 'already-signed') return
    receipts.push({ who, campaignId: decision.record.campaignId, receiptNo: decision.receiptNo })
  }

  const world: World = {
    ...school,
    program,
    receipts,
    launchVersion: (version) => launch({ version, dueOn }),
    renew: (version) => launch({ version, dueOn: nextDueOn, follows: campaignIdOf({ ...version, dueOn }) }),
    async pressSign(version, who, typed = who.displayName) {
      await press(await findNonce(version, who), who, typed)
    },
    async pressSignRenewed(version, who) {
      await press(await findNonce(version, who, nextDueOn), who, who.displayName)
    },
    async pressDecline(version, who, reason) {
      const nonce = await findNonce(version, who)
      if (nonce === undefined) return
      await answered(declinePolicy(ports, { ...signRequest(who, nonce), reason }))
    },
    async pressStolen(version, thief, victim) {
      const nonce = await findNonce(version, victim)
      if (nonce === undefined) return
      const decision = await answered(signPolicy(ports, signRequest(thief, nonce)))
      if (decision.kind !== 'not-assigned') throw new Error(`A stolen card was answered with ${decision.kind}.`)
    },
    work: () => answered(deliversTwice && !isCalm ? workOnce(world) : workThrough(ports)),
    sweep: () => answered(createSweeper(ports, silentLog)()),
    async settleDown() {
      isCalm = true
      program.restart()
      program.calm()
      school.messenger.recover()
      for (let hour = 0; hour < 2; hour += 1) {
        school.clock.advance(3_700_000)
        await world.sweep()
        await world.work()
      }
    },
  }
  return world
}

/** A message that stays visible would be worked on for ever. */
async function workOnce({ ports }: World): Promise<void> {
  const leased = await ports.jobs.receive(32, 150_000)
  await Promise.all(leased.map((job) => handleJob(ports, silentLog, job)))
}
