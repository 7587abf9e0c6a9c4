import { Command } from 'commander'
import type { Audience } from '../people/person.ts'
import { changesFor } from '../policy/changes/changes-for.ts'
import { describeChanges } from '../policy/changes/describe-changes.ts'
import { parseAudiences } from './audience-option.ts'
import { changesAsJson, changesAsText } from './policy-diff-print.ts'
import { readPolicyFile } from './policy-file.ts'

interface DiffOptions {
  readonly for?: readonly Audience[]
  readonly json?: true
}

export function diffCommand(): Command {
  return new Command('diff')
    .description('what a newer version of a policy changed, clause by clause')
    .argument('<old>', 'the version before')
    .argument('<new>', 'the version after')
    .option('--for <names>', 'only what binds staff, governor, visitor, or several with commas', parseAudiences)
    .option('--json', 'print one JSON object')
    .action(printChanges)
}

async function printChanges(older: string, newer: string, { for: audiences, json }: DiffOptions): Promise<void> {
  const policy = await readPolicyFile(newer)
  const all = describeChanges(await readPolicyFile(older), policy)
  const changes = audiences ? changesFor(all, audiences) : all
  process.stdout.write(
    json ? `${JSON.stringify(changesAsJson(changes), null, 2)}\n` : changesAsText(policy.title, changes),
  )
}
