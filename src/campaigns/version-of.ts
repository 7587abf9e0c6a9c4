import type { PolicyVersion } from '../policy/policy.ts'
import type { Campaign } from './campaign.ts'
import type { CampaignPorts } from './ports.ts'

/** @throws Error when the version is gone: it was stored before the campaign, so storage has lost something. */
export async function getVersionOf(
  { policies }: Pick<CampaignPorts, 'policies'>,
  { campaignId, policyId, versionId }: Campaign,
): Promise<PolicyVersion> {
  const version = await policies.findVersion(policyId, versionId)
  if (version === undefined) {
    throw new Error(`Version ${versionId} of policy ${policyId} is missing, and campaign ${campaignId} asks for it.`)
  }
  return version
}
