import { Command } from 'commander'
import type { Finding } from '../attestations/finding.ts'
import { type VerifyReport, verifyLedger } from '../attestations/verify.ts'
import type { CommandContext } from './command-context.ts'

const exitCodes: Readonly<Record<VerifyReport['verdict'], number>> = { holds: 0, tampering: 1, incomplete: 2 }

export function verifyCommand(context: () => Promise<CommandContext>): Command {
  return new Command('verify')
    .description('recompute every record of who signed what, and name what does not match')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { readonly json?: true }) => {
      const { stores, tenantId } = await context()
      const report = await verifyLedger(stores, tenantId)
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportAsText(report))
      process.exitCode = exitCodes[report.verdict]
    })
}

const verdicts: Readonly<Record<VerifyReport['verdict'], string>> = {
  holds: 'Everything holds.',
  tampering: 'Something was changed after it was recorded.',
  incomplete: 'Nothing is known to be changed, but not everything could be checked.',
}

function reportAsText({ verdict, checked, findings }: VerifyReport): string {
  const { records, people, versions, assignments } = checked
  return `${[
    verdicts[verdict],
    `Checked: people ${people}, records ${records}, policy versions ${versions}, assignments ${assignments}.`,
    ...findings.map(findingLine),
  ].join('\n')}\n`
}

function findingLine({ kind, subject, message }: Finding): string {
  return `  ${kind}: ${subject}: ${message}`
}
