import { Command } from 'commander'
import { reviewPolicy } from '../policy/review/review-policy.ts'
import type { CommandContext } from './command-context.ts'
import { NoSchool } from './no-school.ts'
import { type OpenedFile, openAlone, openForReview } from './open-review.ts'
import { reviewAsText } from './policy-review-print.ts'

export type PolicyContext = () => Promise<Pick<CommandContext, 'stores' | 'clock'>>

interface ReviewOptions {
  readonly all?: true
  readonly newTextOf?: string
  readonly json?: true
}

export function reviewCommand(context: PolicyContext): Command {
  return new Command('review')
    .description('what is uncertain about a policy that was read, before it is published')
    .argument('<file>', 'the policy, a .docx, .pdf, .txt or .md file')
    .option('--all', 'show every clause and every line that was left out')
    .option('--new-text-of <policy>', 'the id of the policy it replaces, where its title has changed')
    .option('--json', 'print one JSON object')
    .action((file: string, options: ReviewOptions) => printReview(context, file, options))
}

async function printReview(context: PolicyContext, path: string, { all, newTextOf, json }: ReviewOptions) {
  const { opened, isAlone } = await open(context, path, newTextOf)
  const { reading, overlay, warning } = opened
  const review = reviewPolicy(reading, overlay)
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...review, correctionsLookedAt: !isAlone, warning }, null, 2)}\n`)
    return
  }
  process.stdout.write(reviewAsText(review, { path, isWhole: all === true }))
  if (isAlone) console.error('No school runs here, so nobody’s earlier corrections were looked at.')
  if (warning !== null) console.error(warning)
}

async function open(
  context: PolicyContext,
  path: string,
  newTextOf: string | undefined,
): Promise<{ readonly opened: OpenedFile; readonly isAlone: boolean }> {
  try {
    const { stores } = await context()
    return { opened: await openForReview(stores, path, newTextOf), isAlone: false }
  } catch (error) {
    if (!(error instanceof NoSchool)) throw error
    return { opened: await openAlone(path), isAlone: true }
  }
}
