import type { OriginalFile, PolicyId, PolicyVersion, VersionId } from './policy.ts'
import type { Overlay } from './review/correction.ts'

export interface PolicyStore {
  /** Insert-only: the version that was stored first is kept and returned. */
  publish(version: PolicyVersion): Promise<PolicyVersion>
  findVersion(policyId: PolicyId, versionId: VersionId): Promise<PolicyVersion | undefined>
  /** Every published version of a policy, oldest first. */
  listVersions(policyId: PolicyId): Promise<readonly PolicyVersion[]>
  listPolicyIds(): Promise<readonly PolicyId[]>
}

/** What people decided about a policy otherwise than the reader, for the versions to come. */
export interface CorrectionStore {
  find(policyId: PolicyId): Promise<Overlay | undefined>
  /** Reads, decides and writes under the row's ETag, again if somebody was faster; `undefined` leaves it as it is. */
  update(policyId: PolicyId, decide: (kept: Overlay) => Overlay | undefined): Promise<Overlay>
}

/** The files that versions were read from, by the SHA-256 of their bytes. */
export interface OriginalStore {
  /** Never overwrites: bytes that are there already stay, with the name they were given first. */
  keep(original: OriginalFile, bytes: Uint8Array): Promise<void>
  /**
   * The bytes, which are what their SHA-256 says.
   *
   * @throws StorageError `unreadable` where they are not
   */
  find(sha256: string): Promise<Uint8Array | undefined>
}
