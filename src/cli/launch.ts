import { findStandingSignature } from '../attestations/carry-over.ts'
import { launchCampaign, planLaunch } from '../campaigns/launch.ts'
import type { LaunchPlan } from '../campaigns/launch-plan.ts'
import type { SchoolDate } from '../clock.ts'
import type { Audience } from '../people/person.ts'
import { readRoster } from '../people/read-roster.ts'
import type { PolicyId, PolicyVersion } from '../policy/policy.ts'
import type { PolicyStore } from '../policy/ports.ts'
import { publishPolicy } from '../policy/publish.ts'
import { BadInput } from './ask-bad-input.ts'
import { type CarryOverOptions, readCarryOver } from './carry-over-option.ts'
import type { CommandContext } from './command-context.ts'
import { confirm } from './confirm.ts'
import { counted, planAsJson, planAsText, problemWords } from './launch-print.ts'
import { readPolicyFile } from './policy-file.ts'

export interface LaunchOptions extends CarryOverOptions {
  readonly policy: string
  readonly newTextOf?: string
  readonly audience: readonly Audience[]
  readonly due: SchoolDate
  readonly send?: true
  readonly dryRun?: true
  readonly yes?: true
  readonly acceptFewer?: true
  readonly json?: true
}

/**
 * Prints who would get the card, who would not and why; sends only when that was asked for.
 *
 * @throws BadInput with every problem that stops the launch, after the plan was printed
 */
export async function launchFromFile(context: CommandContext, options: LaunchOptions): Promise<void> {
  const plan = await planFromFile(context, options)
  const isSending = options.send === true && !options.dryRun && plan.problems.length === 0
  const standing = await countStanding(context.stores, plan)
  const cards = counted(plan.toAsk.length - standing, 'card')
  if (!options.json) process.stdout.write(planAsText(plan, standing))
  if (isSending) {
    // Somebody at a terminal may have typed it too fast; a script has said what it wants.
    if (process.stdin.isTTY && !options.yes) await confirm(`Send ${cards}?`)
    const { stores, clock, ids } = context
    await launchCampaign({ ...stores, clock, ids }, plan)
  }
  if (options.json) process.stdout.write(`${JSON.stringify(planAsJson(plan, { isSent: isSending, standing }))}\n`)
  if (plan.problems.length > 0) throw new BadInput(plan.problems.map(problemWords).join('\n'))
  if (isSending) console.error(`In the queue: ${cards}. Assent sends while it runs.`)
  else console.error(`Nothing was sent. ${options.send ? 'Leave out --dry-run' : 'Add --send'} to send.`)
}

async function planFromFile({ stores, clock, ...school }: CommandContext, options: LaunchOptions): Promise<LaunchPlan> {
  const policy = await readPolicyFile(options.policy)
  const policyId = options.newTextOf && (await getPolicyId(stores, options.newTextOf))
  const policies = { publish: (version: PolicyVersion) => keptOr(version, stores.policies) }
  const version = await publishPolicy({ policies, clock }, { policy, ...(policyId && { policyId }) })
  const carryOver = await readCarryOver(stores, version, options)
  return planLaunch(
    { ...stores, clock },
    {
      version,
      audiences: options.audience,
      dueOn: options.due,
      roster: await readRoster({ ...school, clock }, school.audienceRules, options.audience),
      acceptFewerPeople: options.acceptFewer === true,
      ...(carryOver && { carryOver }),
    },
  )
}

/** How many of those who would be asked have an earlier signature that stands. */
async function countStanding(
  stores: CommandContext['stores'],
  { campaign, version, toAsk }: LaunchPlan,
): Promise<number> {
  if (campaign.carryOver === undefined) return 0
  let count = 0
  for (const asked of toAsk) {
    if (await findStandingSignature(stores, { campaign, version, asked })) count += 1
  }
  return count
}

/** Which version it would be. The launch itself publishes, so that a plan leaves nothing behind. */
async function keptOr(version: PolicyVersion, policies: PolicyStore): Promise<PolicyVersion> {
  return (await policies.findVersion(version.policyId, version.versionId)) ?? version
}

async function getPolicyId({ policies }: CommandContext['stores'], text: string): Promise<PolicyId> {
  const ids = await policies.listPolicyIds()
  const id = ids.find((each) => each === text)
  if (id === undefined)
    throw new BadInput(`There is no policy ${text}. The policies so far: ${ids.join(', ') || 'none'}.`)
  return id
}
