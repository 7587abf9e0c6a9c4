import type { Campaign } from '../campaigns/campaign.ts'
import { getVersionOf } from '../campaigns/version-of.ts'
import type { Clock } from '../clock.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import { prepareVersion } from '../policy/publish.ts'
import type { ReviewCounts } from '../policy/review/review.ts'
import { reviewPolicy } from '../policy/review/review-policy.ts'
import type { Stores } from '../storage/stores.ts'
import { BadInput } from './ask-bad-input.ts'
import { openForReview } from './open-review.ts'

export interface VersionOptions {
  readonly policy?: string
  readonly newTextOf?: string
}

/** What a launch asks people to sign. */
export interface VersionToLaunch {
  readonly version: PolicyVersion
  /** The document it is read from and not published yet; nothing where the version is there already. */
  readonly document: { readonly bytes: Uint8Array } | null
  /** Of the document: what waits to be looked at. */
  readonly counts: ReviewCounts | null
  readonly warning: string | null
}

/**
 * The version a launch asks for: a document's text as people corrected it, as a new text of the policy of the campaign
 * before where there is one; without a document, that campaign's text again. Publishes nothing.
 *
 * @throws BadInput
 */
export async function versionToLaunch(
  { stores, clock }: { readonly stores: Stores; readonly clock: Clock },
  { policy: path, newTextOf }: VersionOptions,
  before: Campaign | undefined,
): Promise<VersionToLaunch> {
  if (before && newTextOf) throw new BadInput('Leave out --new-text-of: --from says already which policy it is.')
  if (path === undefined) {
    if (before === undefined) throw new BadInput('Say which policy: --policy FILE, or --from and an earlier campaign.')
    return { version: await getVersionOf(stores, before), document: null, counts: null, warning: null }
  }
  const { file, reading, overlay, warning } = await openForReview(stores, path, before?.policyId ?? newTextOf)
  const planned = prepareVersion({ file, reading, overlay, publishedAt: clock.now() })
  const kept = await stores.policies.findVersion(planned.policyId, planned.versionId)
  return {
    version: kept ?? planned,
    document: kept ? null : { bytes: file.bytes },
    counts: reviewPolicy(reading, overlay).counts,
    warning,
  }
}
