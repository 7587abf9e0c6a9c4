import type { TenantId } from '../people/person.ts'
import type { OriginalStore } from '../policy/ports.ts'
import { sha256Of } from '../policy/publish.ts'
import type { Blobs } from './blobs.ts'
import { StorageError } from './errors.ts'

/**
 * Blob `tenant/sha256`, insert-only, with the file's content type and, as metadata, the name it was given and schema 1.
 */
export function createOriginalStore(originals: Blobs, tenantId: TenantId): OriginalStore {
  return {
    async keep({ sha256, name, contentType }, bytes) {
      if (sha256Of(bytes) !== sha256) {
        throw new StorageError('invalid', `The file ${name} is not the one that was read: it has another SHA-256.`)
      }
      const metadata = { schema: '1', filename: name.toWellFormed().slice(0, LONGEST_NAME) }
      await originals.putOnce(nameOf(tenantId, sha256), { bytes, contentType, metadata })
    },
    async find(sha256) {
      const kept = await originals.get(nameOf(tenantId, sha256))
      if (kept === undefined) return undefined
      if (sha256Of(kept.bytes) !== sha256) {
        throw new StorageError('unreadable', `The stored file ${sha256} is not what it was: it has another SHA-256.`)
      }
      return kept.bytes
    },
  }
}

// Metadata takes 8 KiB in all, and a character up to twelve bytes of it once it is escaped.
const LONGEST_NAME = 200

function nameOf(tenantId: TenantId, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new StorageError('invalid', `${JSON.stringify(sha256)} is no SHA-256.`)
  return `${tenantId}/${sha256}`
}
