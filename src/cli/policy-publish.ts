import { Command } from 'commander'
import type { PolicyVersion } from '../policy/policy.ts'
import { prepareVersion, publishPrepared } from '../policy/publish.ts'
import type { ReviewCounts } from '../policy/review/review.ts'
import { reviewPolicy } from '../policy/review/review-policy.ts'
import { confirm } from './confirm.ts'
import { counted } from './launch-print.ts'
import { openForReview } from './open-review.ts'
import type { PolicyContext } from './policy-review.ts'
import { uncertainWords } from './uncertain-words.ts'

interface PublishOptions {
  readonly newTextOf?: string
  readonly by?: string
  readonly dryRun?: true
  readonly yes?: true
  readonly json?: true
}

export function publishCommand(context: PolicyContext): Command {
  return new Command('publish')
    .description('make a policy a version that never changes, with its corrections and the file itself')
    .argument('<file>', 'the policy, a .docx, .pdf, .txt or .md file')
    .option('--new-text-of <policy>', 'the id of the policy it replaces, where its title has changed')
    .option('--by <name>', 'who publishes it')
    .option('--yes', 'do not ask first')
    .option('--dry-run', 'only say what would be published')
    .option('--json', 'print one JSON object')
    .action((file: string, options: PublishOptions) => publish(context, file, options))
}

async function publish(context: PolicyContext, path: string, { newTextOf, by, dryRun, yes, json }: PublishOptions) {
  const { stores, clock } = await context()
  const { file, reading, overlay, warning } = await openForReview(stores, path, newTextOf)
  const publishedBy = by?.trim() || undefined
  const planned = prepareVersion({ file, reading, overlay, publishedAt: clock.now(), publishedBy })
  const kept = await stores.policies.findVersion(planned.policyId, planned.versionId)
  const { counts } = reviewPolicy(reading, overlay)
  if (!json) process.stdout.write(versionAsText(kept ?? planned, counts, path))
  if (warning !== null) console.error(warning)
  const isPublishing = !dryRun && kept === undefined
  if (isPublishing && !yes) await confirm(`Publish this for good?`)
  const version = isPublishing ? (await publishPrepared(stores, planned, file.bytes)).version : (kept ?? planned)
  if (json)
    process.stdout.write(
      `${JSON.stringify(versionAsJson(version, counts, { isPublishing, isKept: kept !== undefined }))}\n`,
    )
  if (kept) console.error(`It was published before, on ${kept.publishedAt.slice(0, 10)}.`)
  else console.error(isPublishing ? 'Published.' : 'Nothing was published. Leave out --dry-run to publish it.')
}

function versionAsText(version: PolicyVersion, counts: ReviewCounts, path: string): string {
  const { policyId, versionId, policy, original, corrections = [] } = version
  const lines = [
    policy.title,
    `Policy ${policyId}, version ${versionId}`,
    `${counted(policy.clauses.length, 'clause')}, ${counted(corrections.length, 'correction')}`,
    ...(original ? [`File ${original.name}, SHA-256 ${original.sha256}`] : []),
    ...uncertainWords(counts, path),
  ]
  return `${lines.join('\n')}\n`
}

function versionAsJson(
  { policyId, versionId, publishedAt, publishedBy, policy, original, corrections = [] }: PolicyVersion,
  { uncertain, checkAgain }: ReviewCounts,
  { isPublishing, isKept }: { readonly isPublishing: boolean; readonly isKept: boolean },
): object {
  const { title, contentHash, clauses } = policy
  return {
    policyId,
    versionId,
    title,
    contentHash,
    published: isPublishing || isKept,
    isNew: isPublishing,
    publishedAt,
    publishedBy: publishedBy ?? null,
    clauses: clauses.length,
    uncertain,
    checkAgain,
    corrections,
    original: original ?? null,
  }
}
