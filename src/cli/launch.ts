import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { launchCampaign, planLaunch } from '../campaigns/launch.ts'
import type { LaunchPlan } from '../campaigns/launch-plan.ts'
import type { SchoolDate } from '../clock.ts'
import type { Audience } from '../people/person.ts'
import { readRoster } from '../people/read-roster.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { PolicyStore } from '../policy/ports.ts'
import { publishPolicy } from '../policy/publish.ts'
import { readPolicy } from '../policy/read-policy.ts'
import { BadInput } from './ask-bad-input.ts'
import type { CommandContext } from './command-context.ts'
import { confirm } from './confirm.ts'
import { planAsJson, planAsText, problemWords } from './launch-print.ts'

export interface LaunchOptions {
  readonly policy: string
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
  if (!options.json) process.stdout.write(planAsText(plan))
  if (isSending) {
    if (!options.yes) await confirm(`Send ${plan.toAsk.length} cards?`)
    const { stores, clock, ids } = context
    await launchCampaign({ ...stores, clock, ids }, plan)
  }
  if (options.json) process.stdout.write(`${JSON.stringify(planAsJson(plan, isSending))}\n`)
  if (plan.problems.length > 0) throw new BadInput(plan.problems.map(problemWords).join('\n'))
  if (isSending) console.error(`${plan.toAsk.length} cards are in the queue. Assent sends them while it runs.`)
  else console.error('Nothing was sent. Add --send to send.')
}

async function planFromFile({ stores, clock, ...school }: CommandContext, options: LaunchOptions): Promise<LaunchPlan> {
  const policy = await readPolicy({ name: basename(options.policy), bytes: readFileSync(options.policy) })
  const roster = await readRoster({ ...school, clock }, school.audienceRules, options.audience)
  return planLaunch(
    { ...stores, clock },
    {
      version: await publishPolicy({ clock, policies: unwritten(stores.policies) }, { policy }),
      audiences: options.audience,
      dueOn: options.due,
      roster,
      acceptFewerPeople: options.acceptFewer === true,
    },
  )
}

/** Shows which version it would be. The launch itself publishes, so that a plan leaves nothing behind. */
function unwritten(policies: PolicyStore): PolicyStore {
  return {
    ...policies,
    publish: async (version: PolicyVersion) =>
      (await policies.findVersion(version.policyId, version.versionId)) ?? version,
  }
}
