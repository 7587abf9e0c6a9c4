import type { Clock } from '../clock.ts'
import type { TenantId } from '../people/person.ts'
import type { Faults } from './faults.ts'
import { createMemoryBlobs } from './memory-blobs.ts'
import { createMemoryQueue } from './memory-queue.ts'
import { createMemoryTable } from './memory-table.ts'
import { jobQueueName, originalsName, type Storage, type Stores, storesOver, tablesFrom } from './stores.ts'

export interface MemoryStorageOptions {
  readonly clock: Clock
  readonly faults?: Faults
}

/** Outlives the stores made over it, as storage outlives a program that was killed. */
export function createMemoryStorage({ clock, faults = {} }: MemoryStorageOptions): Storage {
  return {
    tables: tablesFrom((name) => createMemoryTable(name, faults)),
    jobs: createMemoryQueue(jobQueueName, clock, faults),
    originals: createMemoryBlobs(originalsName, faults),
  }
}

export function memoryStores({ tenantId, ...options }: MemoryStorageOptions & { readonly tenantId: TenantId }): Stores {
  return storesOver(createMemoryStorage(options), tenantId)
}
