import type { Clock } from '../clock.ts'
import { contentHashOf } from './content-hash.ts'
import type { Policy, PolicyId, PolicyVersion, VersionId } from './policy.ts'
import type { PolicyStore } from './ports.ts'

export interface PublishPolicy {
  readonly policy: Policy
  /** The policy this is a new text of; made of the title where left out. */
  readonly policyId?: PolicyId
}

/**
 * Makes a policy's text a version that can be sent and signed. The same text is the same version, whenever and however
 * often it is published: the store keeps the first.
 */
export function publishPolicy(
  { policies, clock }: { readonly policies: Pick<PolicyStore, 'publish'>; readonly clock: Clock },
  { policy, policyId = policyIdOf(policy.title) }: PublishPolicy,
): Promise<PolicyVersion> {
  return policies.publish({ policyId, versionId: versionIdOf(policy), publishedAt: clock.now(), policy })
}

const DIGITS = 16

/** `v-` and the first 16 hex digits of the content hash, computed afresh. */
export function versionIdOf(policy: Policy): VersionId {
  return `v-${contentHashOf(policy).replace('sha256:', '').slice(0, DIGITS)}` as VersionId // the one place that makes them
}

const LONGEST_ID = 60

/** `ICT Acceptable Use Policy` is `ict-acceptable-use-policy`. */
export function policyIdOf(title: string): PolicyId {
  const words =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length >= LONGEST_ID) break
    slug = slug === '' ? word : `${slug}-${word}`
  }
  return (slug === '' ? 'policy' : slug) as PolicyId // the one place that makes them
}
