import type { Command } from 'commander'
import { vi } from 'vitest'

export interface Run {
  readonly out: string
  readonly err: string
  readonly failure: Error | undefined
}

/** Runs a command here, without a program of its own, and collects what it prints. The caller restores the spies. */
export async function runInProcess(command: Command, words: readonly string[]): Promise<Run> {
  const printed = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.out += String(text)
    return true
  })
  vi.spyOn(console, 'error').mockImplementation((text) => {
    printed.err += `${text}\n`
  })
  for (const each of [command, ...command.commands]) each.exitOverride().configureOutput({ writeErr: () => {} })
  const failure = await command.parseAsync(words, { from: 'user' }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
  return { ...printed, failure }
}
