#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { askCommand } from './ask.ts'
import { campaignCommand } from './campaign.ts'
import { commandContext } from './context.ts'
import { exitCodeOf, messageOf } from './exit.ts'
import { policyCommand } from './policy.ts'
import { questionsCommand } from './questions.ts'
import { rosterCommand } from './roster.ts'
import { verifyCommand } from './verify.ts'
import { wordsCommand } from './words.ts'

const program = new Command('assent')
  .description('A school’s acceptable use policy: read it, send it for signature, answer from it, prove who signed.')
  .showHelpAfterError('(assent --help shows what it can do)')

for (const command of [
  policyCommand(commandContext),
  askCommand(),
  rosterCommand(commandContext),
  campaignCommand(commandContext),
  verifyCommand(commandContext),
  questionsCommand(commandContext),
  wordsCommand(commandContext),
]) {
  program.addCommand(command)
}

// commander leaves with 1 on bad usage, which here means "the answer is no": every command must throw instead.
function throwOnExit(command: Command): void {
  command.exitOverride()
  for (const sub of command.commands) throwOnExit(sub)
}
throwOnExit(program)

// A reader that closed early, as `head` does, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) console.error(messageOf(error))
  process.exitCode = exitCodeOf(error)
}
