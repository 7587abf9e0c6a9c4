import { changesFor } from '../../policy/changes/changes-for.ts'
import { describeChanges } from '../../policy/changes/describe-changes.ts'
import type { PolicyChanges } from '../../policy/changes/policy-changes.ts'
import type { BoundAudience, PolicyVersion } from '../../policy/policy.ts'
import type { PolicyStore } from '../../policy/ports.ts'

/** A version among those of its policy, in the order they were published. */
export interface PolicyHistory {
  /** Absent for the first. */
  readonly before?: PolicyVersion
  /** The newest of all, where that is not the version itself. */
  readonly newest?: PolicyVersion
}

export async function findHistory(
  { policies }: { readonly policies: Pick<PolicyStore, 'listVersions'> },
  { policyId, versionId }: PolicyVersion,
): Promise<PolicyHistory> {
  const oldestFirst = await policies.listVersions(policyId)
  const place = oldestFirst.findIndex((version) => version.versionId === versionId)
  const before = oldestFirst[place - 1]
  const newest = oldestFirst.at(-1)
  return {
    ...(before && { before }),
    ...(newest && newest.versionId !== versionId && { newest }),
  }
}

export interface VersionChanges {
  readonly before: PolicyVersion
  readonly changes: PolicyChanges
}

/** What a version changed for these audiences, or for everybody where none is named. */
export function changesIn(
  version: PolicyVersion,
  { before }: PolicyHistory,
  audiences: readonly BoundAudience[],
): VersionChanges | null {
  if (before === undefined) return null
  const changes = describeChanges(before.policy, version.policy)
  return { before, changes: audiences.length === 0 ? changes : changesFor(changes, audiences) }
}
