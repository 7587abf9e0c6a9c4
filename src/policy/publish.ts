import { createHash } from 'node:crypto'
import type { PolicyFile } from './decode.ts'
import type { OriginalFile, PolicyVersion } from './policy.ts'
import type { OriginalStore, PolicyStore } from './ports.ts'
import type { Reading } from './read-policy.ts'
import { appliedOf } from './review/applied.ts'
import { applyCorrections } from './review/apply-corrections.ts'
import type { Overlay } from './review/correction.ts'
import { versionIdOf } from './version-id.ts'

export interface PrepareVersion {
  readonly file: PolicyFile
  readonly reading: Reading
  readonly overlay: Overlay
  /** UTC instant. */
  readonly publishedAt: string
  readonly publishedBy?: string | undefined
}

/** Pure. The version that publishing this file with these corrections makes. */
export function prepareVersion({ file, reading, overlay, publishedAt, publishedBy }: PrepareVersion): PolicyVersion {
  const corrected = applyCorrections(reading, overlay)
  const corrections = appliedOf(corrected)
  return {
    policyId: overlay.policyId,
    versionId: versionIdOf(corrected.policy, corrections),
    publishedAt,
    ...(publishedBy !== undefined && { publishedBy }),
    policy: corrected.policy,
    original: originalOf(file),
    ...(corrections.length > 0 && { corrections }),
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  md: 'text/markdown',
  txt: 'text/plain',
}

function originalOf({ name, bytes }: PolicyFile): OriginalFile {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return {
    sha256: sha256Of(bytes),
    name,
    contentType: contentTypes[extension] ?? 'application/octet-stream',
    bytes: bytes.byteLength,
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Publishes a prepared version, its file first: a version never names a file that is not there. The version that was
 * stored first stays, with the file it was read from.
 */
export async function publishPrepared(
  {
    policies,
    originals,
  }: {
    readonly policies: Pick<PolicyStore, 'publish' | 'findVersion'>
    readonly originals: Pick<OriginalStore, 'keep'>
  },
  version: PolicyVersion,
  bytes: Uint8Array,
): Promise<{ readonly version: PolicyVersion; readonly isNew: boolean }> {
  const kept = await policies.findVersion(version.policyId, version.versionId)
  if (kept) return { version: kept, isNew: false }
  if (version.original) await originals.keep(version.original, bytes)
  return { version: await policies.publish(version), isNew: true }
}
