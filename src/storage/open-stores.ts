import type { TenantId } from '../people/person.ts'
import { createAzureBlobs } from './azure-blobs.ts'
import { type AzureClients, azureClients, type StorageConfig } from './azure-clients.ts'
import { createAzureQueue } from './azure-queue.ts'
import { createAzureTable } from './azure-table.ts'
import { StorageError, toStorageError } from './errors.ts'
import { jobQueueName, originalsName, type Storage, type Stores, storesOver, tableNames, tablesFrom } from './stores.ts'

/** Begins the name of every table and, in small letters, of the queue and of the container. */
const defaultPrefix = 'Assent'

export interface OpenOptions {
  readonly prefix?: string
}

/**
 * One tenant's stores in an Azure storage account or in Azurite; tables and queue are created where missing,
 * the container for files when the first is kept.
 *
 * @throws StorageError — `forbidden` without the right to create or use them, `unavailable` when nobody answers.
 */
export async function openStores(
  config: StorageConfig,
  tenantId: TenantId,
  options: OpenOptions = {},
): Promise<Stores> {
  return storesOver(await openStorage(config, options), tenantId)
}

export async function openStorage(
  config: StorageConfig,
  { prefix = defaultPrefix }: OpenOptions = {},
): Promise<Storage> {
  if (!/^[A-Za-z][A-Za-z0-9]{2,39}$/.test(prefix)) {
    throw new StorageError(
      'invalid',
      `"${prefix}" cannot begin the tables' names: 3 to 40 letters and digits, a letter first.`,
    )
  }
  const clients = await azureClients(config)
  await createMissing(clients, prefix)
  return {
    tables: tablesFrom((name) => createAzureTable(clients.table(`${prefix}${name}`))),
    jobs: createAzureQueue(clients.queue(queueNameOf(prefix))),
    originals: createAzureBlobs(() => clients.container(`${prefix.toLowerCase()}-${originalsName}`)),
  }
}

async function createMissing(clients: AzureClients, prefix: string): Promise<void> {
  try {
    await Promise.all([
      ...tableNames.map((name) => clients.table(`${prefix}${name}`).createTable()),
      clients.queue(queueNameOf(prefix)).createIfNotExists(),
    ])
  } catch (cause) {
    throw toStorageError(cause, 'prepare its tables and queue')
  }
}

function queueNameOf(prefix: string): string {
  return `${prefix.toLowerCase()}-${jobQueueName}`
}
