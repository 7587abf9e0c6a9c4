import type { Command } from 'commander'

/** What every command takes that changes something. */
export interface ChangeOptions {
  readonly yes?: true
  readonly dryRun?: true
  readonly json?: true
}

export function withChangeOptions(command: Command): Command {
  return command
    .option('--yes', 'do not ask first')
    .option('--dry-run', 'only show what it would do')
    .option('--json', 'print one JSON object')
}
