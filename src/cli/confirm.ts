import { createInterface } from 'node:readline/promises'
import { BadInput } from './ask-bad-input.ts'

/**
 * Asks on the terminal before something is changed.
 *
 * @throws BadInput where nobody is there to answer, and when the answer is not yes
 */
export async function confirm(question: string): Promise<void> {
  if (!process.stdin.isTTY) throw new BadInput(`${question} Nobody is there to answer: add --yes to go ahead.`)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal.question(`${question} [y/N] `)
    if (!/^y(es)?$/i.test(answer.trim())) throw new BadInput('Nothing was changed.')
  } finally {
    terminal.close()
  }
}
