import { findStandingSignature } from '../attestations/carry-over.ts'
import { launchCampaign, planLaunch } from '../campaigns/launch.ts'
import type { LaunchPlan } from '../campaigns/launch-plan.ts'
import type { SchoolDate } from '../clock.ts'
import type { Audience } from '../people/person.ts'
import { readRoster } from '../people/read-roster.ts'
import { publishPrepared } from '../policy/publish.ts'
import { BadInput } from './ask-bad-input.ts'
import { type CarryOverOptions, readCarryOver } from './carry-over-option.ts'
import { chooseCampaign } from './choose-campaign.ts'
import type { CommandContext } from './command-context.ts'
import { confirm } from './confirm.ts'
import { counted, planAsJson, planAsText, problemWords } from './launch-print.ts'
import { type VersionOptions, type VersionToLaunch, versionToLaunch } from './launch-version.ts'
import { uncertainWords } from './uncertain-words.ts'

export interface LaunchOptions extends CarryOverOptions, VersionOptions {
  /** The id of an earlier campaign. */
  readonly from?: string
  readonly audience?: readonly Audience[]
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
  const { plan, asked } = await planFromFile(context, options)
  const isSending = options.send === true && !options.dryRun && plan.problems.length === 0
  const standing = await countStanding(context.stores, plan)
  const cards = counted(plan.toAsk.length - standing, 'card')
  if (!options.json) {
    process.stdout.write(`${[...uncertain(asked, options), planAsText(plan, standing)].join('\n')}`)
  }
  if (asked.warning !== null) console.error(asked.warning)
  if (isSending) {
    // Somebody at a terminal may have typed it too fast; a script has said what it wants.
    if (process.stdin.isTTY && !options.yes) await confirm(`Send ${cards}?`)
    const { stores, clock, ids } = context
    if (asked.document) await publishPrepared(stores, asked.version, asked.document.bytes)
    await launchCampaign({ ...stores, clock, ids }, plan)
  }
  if (options.json)
    process.stdout.write(
      `${JSON.stringify(planAsJson(plan, { isSent: isSending, standing, uncertain: asked.counts?.uncertain ?? null }))}\n`,
    )
  if (plan.problems.length > 0) throw new BadInput(plan.problems.map(problemWords).join('\n'))
  if (isSending) console.error(`In the queue: ${cards}. Assent sends while it runs.`)
  else console.error(`Nothing was sent. ${options.send ? 'Leave out --dry-run' : 'Add --send'} to send.`)
}

/** An unreviewed document can be launched, but not without being told so. */
function uncertain({ counts }: VersionToLaunch, { policy }: LaunchOptions): readonly string[] {
  return counts && policy !== undefined ? uncertainWords(counts, policy) : []
}

interface Planned {
  readonly plan: LaunchPlan
  readonly asked: VersionToLaunch
}

async function planFromFile({ stores, clock, ...school }: CommandContext, options: LaunchOptions): Promise<Planned> {
  const before = options.from === undefined ? undefined : await chooseCampaign(stores, options.from)
  const audiences = options.audience ?? before?.audiences
  if (audiences === undefined) throw new BadInput('Say who is to sign: --audience staff, governor, visitor or several.')
  const asked = await versionToLaunch({ stores, clock }, options, before)
  const { version } = asked
  // The text before this one is an older one still, and whoever signed this very text would be asked again.
  if (options.editorial && before?.versionId === version.versionId && before.dueOn !== options.due) {
    throw new BadInput(
      'The text is the one that was sent, so nothing in it is editorial. With --only-changed its signatures stand.',
    )
  }
  const carryOver = await readCarryOver(stores, version, options)
  const plan = await planLaunch(
    { ...stores, clock },
    {
      version,
      audiences,
      dueOn: options.due,
      roster: await readRoster({ ...school, clock }, school.audienceRules, audiences),
      acceptFewerPeople: options.acceptFewer === true,
      ...(carryOver && { carryOver }),
      ...(before && { follows: before.campaignId }),
    },
  )
  return { plan, asked }
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
