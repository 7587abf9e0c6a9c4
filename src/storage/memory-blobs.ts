import type { Blobs, StoredBlob } from './blobs.ts'
import { type Faults, underFaults } from './faults.ts'

/** Blobs in memory, for tests and the simulation. */
export function createMemoryBlobs(container: string, faults: Faults = {}): Blobs {
  const blobs = new Map<string, StoredBlob>()
  return {
    putOnce: (name, { bytes, contentType, metadata }) =>
      underFaults(faults, { store: container, action: 'insert', rowKey: name }, () => {
        if (blobs.has(name)) return 'exists'
        blobs.set(name, { bytes: bytes.slice(), contentType, metadata: { ...metadata } })
        return 'stored'
      }),
    get: (name) =>
      underFaults(faults, { store: container, action: 'get', rowKey: name }, () => {
        const kept = blobs.get(name)
        return kept && { ...kept, bytes: kept.bytes.slice() }
      }),
  }
}
