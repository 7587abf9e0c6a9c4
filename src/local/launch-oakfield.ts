import { readFile } from 'node:fs/promises'
import type { Services } from '../app.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import { launchCampaign, planLaunch } from '../campaigns/launch.ts'
import { epochMsOf, schoolDateOf, toInstant } from '../clock.ts'
import { audiences } from '../people/person.ts'
import { readRoster } from '../people/read-roster.ts'
import { prepareVersion, publishPrepared } from '../policy/publish.ts'
import { readPolicyWithAccount } from '../policy/read-policy.ts'
import { emptyOverlay } from '../policy/review/correction.ts'
import { policyIdOf } from '../policy/version-id.ts'

export interface LaunchedCampaign {
  readonly campaign: Campaign
  readonly asked: number
  readonly unreachable: number
}

const twoWeeksMs = 14 * 24 * 60 * 60 * 1000
export const oakfieldPolicyFile = new URL('./oakfield/acceptable-use-policy.md', import.meta.url)

/** Asks the whole school to sign Oakfield's own policy within two weeks, as `assent campaign launch --send` would. */
export async function launchOakfield(services: Services): Promise<LaunchedCampaign> {
  const { stores, clock, ids, directory, audienceRules } = services
  const ports = { ...stores, clock, ids, directory }
  const file = { name: 'acceptable-use-policy.md', bytes: await readFile(oakfieldPolicyFile) }
  const reading = readPolicyWithAccount(file)
  const overlay = emptyOverlay(policyIdOf(reading.policy.title))
  const prepared = prepareVersion({ file, reading, overlay, publishedAt: clock.now() })
  const { version } = await publishPrepared(stores, prepared, file.bytes)
  const roster = await readRoster(ports, audienceRules, audiences)
  const dueOn = schoolDateOf(toInstant(epochMsOf(clock.now()) + twoWeeksMs))
  const plan = await planLaunch(ports, { version, audiences, dueOn, roster })
  const campaign = await launchCampaign(ports, plan)
  return { campaign, asked: plan.toAsk.length, unreachable: plan.unreachable.length }
}
