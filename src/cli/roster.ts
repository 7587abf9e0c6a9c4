import { Command } from 'commander'
import type { Clock } from '../clock.ts'
import { type Audience, audiences } from '../people/person.ts'
import type { Directory } from '../people/ports.ts'
import { readRoster } from '../people/read-roster.ts'
import type { AudienceRules } from '../people/roster.ts'
import { parseAudiences } from './audience-option.ts'
import { rosterAsJson, rosterAsText } from './roster-print.ts'

/** What the command needs of a running school. */
export interface RosterContext {
  readonly directory: Directory
  readonly audienceRules: AudienceRules
  readonly clock: Clock
}

interface RosterOptions {
  readonly audience?: readonly Audience[]
  readonly json?: true
}

export function rosterCommand(context: () => Promise<RosterContext>): Command {
  return new Command('roster')
    .description('who would be asked to sign, who cannot be reached, and who is never asked and why')
    .option(
      '--audience <names>',
      'staff, governor, visitor, or several with commas (default: all that are set up)',
      parseAudiences,
    )
    .option('--json', 'print one JSON object')
    .action(async ({ audience, json }: RosterOptions) => {
      const { directory, audienceRules, clock } = await context()
      const wanted = audience ?? audiences.filter((name) => audienceRules.groups[name].length > 0)
      const roster = await readRoster({ directory, clock }, audienceRules, wanted)
      process.stdout.write(json ? `${JSON.stringify(rosterAsJson(roster))}\n` : rosterAsText(roster))
    })
}
