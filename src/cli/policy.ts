import { Command } from 'commander'
import { correctCommand } from './policy-correct.ts'
import { diffCommand } from './policy-diff.ts'
import { readPolicyFile } from './policy-file.ts'
import { policyAsText } from './policy-print.ts'
import { publishCommand } from './policy-publish.ts'
import { type PolicyContext, reviewCommand } from './policy-review.ts'

export function policyCommand(context: PolicyContext): Command {
  return new Command('policy')
    .description('look at a policy before it is sent')
    .addCommand(readCommand())
    .addCommand(diffCommand())
    .addCommand(reviewCommand(context))
    .addCommand(correctCommand(context))
    .addCommand(publishCommand(context))
}

function readCommand(): Command {
  return new Command('read')
    .description('read a policy and show every clause, whom it binds and what it rules')
    .argument('<file>', 'the policy, a .docx, .pdf, .txt or .md file')
    .option('--json', 'print one JSON object')
    .action(printPolicy)
}

async function printPolicy(file: string, { json }: { readonly json?: true }): Promise<void> {
  const policy = await readPolicyFile(file)
  process.stdout.write(json ? `${JSON.stringify(policy, null, 2)}\n` : policyAsText(policy))
}
