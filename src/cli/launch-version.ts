import type { Campaign } from '../campaigns/campaign.ts'
import { getVersionOf } from '../campaigns/version-of.ts'
import type { Clock } from '../clock.ts'
import type { PolicyId, PolicyVersion } from '../policy/policy.ts'
import type { PolicyStore } from '../policy/ports.ts'
import { publishPolicy } from '../policy/publish.ts'
import type { Stores } from '../storage/stores.ts'
import { BadInput } from './ask-bad-input.ts'
import { readPolicyFile } from './policy-file.ts'

export interface VersionOptions {
  readonly policy?: string
  readonly newTextOf?: string
}

/**
 * The version a launch asks for: a document's text, as a new text of the policy of the campaign before where there is
 * one; without a document, that campaign's text again.
 *
 * @throws BadInput
 */
export async function versionToLaunch(
  { stores, clock }: { readonly stores: Stores; readonly clock: Clock },
  { policy: file, newTextOf }: VersionOptions,
  before: Campaign | undefined,
): Promise<PolicyVersion> {
  if (before && newTextOf) throw new BadInput('Leave out --new-text-of: --from says already which policy it is.')
  if (file === undefined) {
    if (before === undefined) throw new BadInput('Say which policy: --policy FILE, or --from and an earlier campaign.')
    return getVersionOf(stores, before)
  }
  const policy = await readPolicyFile(file)
  const policyId = before?.policyId ?? (newTextOf && (await getPolicyId(stores, newTextOf)))
  const policies = { publish: (version: PolicyVersion) => keptOr(version, stores.policies) }
  return publishPolicy({ policies, clock }, { policy, ...(policyId && { policyId }) })
}

/** Which version it would be. The launch itself publishes, so that a plan leaves nothing behind. */
async function keptOr(version: PolicyVersion, policies: PolicyStore): Promise<PolicyVersion> {
  return (await policies.findVersion(version.policyId, version.versionId)) ?? version
}

async function getPolicyId({ policies }: Stores, text: string): Promise<PolicyId> {
  const ids = await policies.listPolicyIds()
  const id = ids.find((each) => each === text)
  if (id === undefined)
    throw new BadInput(`There is no policy ${text}. The policies so far: ${ids.join(', ') || 'none'}.`)
  return id
}
