import { once } from 'node:events'
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
  // Ctrl-D closes the terminal without an answer and Ctrl-C throws; both are a no.
  const closed = once(terminal, 'close').then(() => 'no')
  const answer = await Promise.race([terminal.question(`${question} [y/N] `).catch(() => 'no'), closed])
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new BadInput('Nothing was changed.')
}
