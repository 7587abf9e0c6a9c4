import type { PolicyId, PolicyVersion, VersionId } from './policy.ts'

export interface PolicyStore {
  /** Insert-only: the version that was stored first is kept and returned. */
  publish(version: PolicyVersion): Promise<PolicyVersion>
  findVersion(policyId: PolicyId, versionId: VersionId): Promise<PolicyVersion | undefined>
  /** Every published version of a policy, oldest first. */
  listVersions(policyId: PolicyId): Promise<readonly PolicyVersion[]>
  listPolicyIds(): Promise<readonly PolicyId[]>
}
