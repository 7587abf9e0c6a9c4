import { Command, InvalidArgumentError } from 'commander'
import { closeCampaign } from '../campaigns/close.ts'
import { parseSchoolDate, type SchoolDate } from '../clock.ts'
import { reportCompletion } from '../reports/report-completion.ts'
import { parseAudiences } from './audience-option.ts'
import { chooseCampaign } from './choose-campaign.ts'
import type { CommandContext } from './command-context.ts'
import { confirm } from './confirm.ts'
import { type LaunchOptions, launchFromFile } from './launch.ts'
import { listAsText, statusAsJson, statusAsText } from './status-print.ts'

export function campaignCommand(context: () => Promise<CommandContext>): Command {
  const campaign = new Command('campaign').description('ask people to sign a policy, and see who has')
  campaign.addCommand(launchCommand(context))
  campaign.addCommand(statusCommand(context))
  campaign.addCommand(listCommand(context))
  campaign.addCommand(closeCommand(context))
  return campaign
}

function launchCommand(context: () => Promise<CommandContext>): Command {
  return new Command('launch')
    .description('show who would get the policy to sign; with --send, send it')
    .option('--policy <file>', 'the policy, as a document (with --from: the same text again)')
    .option(
      '--audience <names>',
      'staff, governor, visitor, or several with commas (with --from: the same as then)',
      parseAudiences,
    )
    .requiredOption('--due <date>', 'sign by this day, YYYY-MM-DD', parseDueDate)
    .option('--from <campaign>', 'ask again: follow on from an earlier campaign, which ends')
    .option('--new-text-of <policy>', 'the id of the policy it replaces, where its title has changed')
    .option('--editorial', 'only the wording changed: signatures of the text before stand')
    .option('--only-changed', 'ask only those of whose clauses something changed')
    .option('--by <name>', 'who says that earlier signatures stand; it is recorded with each')
    .option('--send', 'send the cards; without it nothing is changed')
    .option('--dry-run', 'change nothing, even with --send')
    .option('--yes', 'do not ask before sending, as is done at a terminal')
    .option('--accept-fewer', 'go ahead although many people are gone from a group')
    .option('--json', 'print one JSON object')
    .action(async (options: LaunchOptions) => launchFromFile(await context(), options))
}

function statusCommand(context: () => Promise<CommandContext>): Command {
  return new Command('status')
    .description('who has signed, and who has not and why')
    .argument('[id]', 'the campaign (default: the newest)')
    .option('--json', 'print one JSON object')
    .action(async (id: string | undefined, { json }: { readonly json?: true }) => {
      const { stores, clock } = await context()
      const { campaignId } = await chooseCampaign(stores, id)
      const report = await reportCompletion({ ...stores, clock }, campaignId)
      process.stdout.write(json ? `${JSON.stringify(statusAsJson(report))}\n` : statusAsText(report))
    })
}

function listCommand(context: () => Promise<CommandContext>): Command {
  return new Command('list')
    .description('every campaign, newest first')
    .option('--json', 'print one JSON array')
    .action(async ({ json }: { readonly json?: true }) => {
      const { stores } = await context()
      const campaigns = await stores.campaigns.list()
      process.stdout.write(json ? `${JSON.stringify(campaigns)}\n` : listAsText(campaigns))
    })
}

function closeCommand(context: () => Promise<CommandContext>): Command {
  return new Command('close')
    .description('end a campaign: nothing more is sent, and nothing more can be signed in it')
    .argument('<id>', 'the campaign')
    .option('--yes', 'do not ask first')
    .option('--dry-run', 'only say what would be closed')
    .action(async (id: string, options: { readonly yes?: true; readonly dryRun?: true }) => {
      const { stores } = await context()
      const { campaignId, policyTitle, dueOn, state } = await chooseCampaign(stores, id)
      const what = `campaign ${campaignId} (${policyTitle}, due ${dueOn})`
      if (state !== 'open') console.error(`The ${what} is ${state} already.`)
      else if (options.dryRun) console.error(`This would close the ${what}.`)
      else {
        if (!options.yes) await confirm(`Close the ${what} for good?`)
        await closeCampaign(stores, campaignId)
        console.error(`Closed the ${what}.`)
      }
    })
}

function parseDueDate(text: string): SchoolDate {
  try {
    return parseSchoolDate(text)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}
