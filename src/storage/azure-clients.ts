import { TableClient, type TableServiceClientOptions } from '@azure/data-tables'
import type { ContainerClient } from '@azure/storage-blob'
import { QueueClient, type StoragePipelineOptions } from '@azure/storage-queue'
import { asciiBody } from './ascii-body.ts'
import { StorageError } from './errors.ts'

export type StorageConfig =
  | { readonly kind: 'connection-string'; readonly connectionString: string }
  /** Signs in with the named managed identity; without one, as whoever DefaultAzureCredential finds. */
  | {
      readonly kind: 'account'
      readonly tablesUrl: URL
      readonly queuesUrl: URL
      readonly blobsUrl: URL
      readonly managedIdentityClientId?: string
    }

export interface AzureClients {
  table(name: string): TableClient
  queue(name: string): QueueClient
  /** Its library is loaded when it is asked for. */
  container(name: string): Promise<ContainerClient>
}

// After the first try three more, 0.25 to 2 s apart: enough for a partition that moves, short enough for somebody who
// waits for a card to answer.
const retries = 3
const retryDelayInMs = 250
const maxRetryDelayInMs = 2_000
// Longer than the five seconds after which the service ends a query itself.
export const tryTimeoutMs = 8_000
/** All tries of one request together, whatever Retry-After says. */
export const requestTimeoutMs = 15_000

export const tableOptions: TableServiceClientOptions = {
  retryOptions: { maxRetries: retries, retryDelayInMs, maxRetryDelayInMs },
  additionalPolicies: [asciiBody],
}
const pipelineOptions: StoragePipelineOptions = {
  retryOptions: { maxTries: retries + 1, retryDelayInMs, maxRetryDelayInMs, tryTimeoutInMs: tryTimeoutMs },
}

/** @throws StorageError `invalid` when the connection string cannot be used. */
export async function azureClients(config: StorageConfig): Promise<AzureClients> {
  if (config.kind === 'connection-string') return clientsByKey(config.connectionString)
  const credential = await signIn(config.managedIdentityClientId)
  return {
    table: (name) => new TableClient(config.tablesUrl.href, name, credential, tableOptions),
    queue: (name) => new QueueClient(new URL(name, withSlash(config.queuesUrl)).href, credential, pipelineOptions),
    container: async (name) => {
      const { ContainerClient } = await import('@azure/storage-blob')
      return new ContainerClient(new URL(name, withSlash(config.blobsUrl)).href, credential, pipelineOptions)
    },
  }
}

function clientsByKey(connectionString: string): AzureClients {
  const allowInsecureConnection = isLocal(connectionString)
  const checked = <T>(create: () => T): T => {
    try {
      return create()
    } catch (cause) {
      throw new StorageError(
        'invalid',
        'The storage connection string cannot be used: copy it again from the account.',
        {
          cause,
        },
      )
    }
  }
  return {
    table: (name) =>
      checked(() =>
        TableClient.fromConnectionString(connectionString, name, { ...tableOptions, allowInsecureConnection }),
      ),
    queue: (name) => checked(() => new QueueClient(connectionString, name, pipelineOptions)),
    container: async (name) => {
      const { ContainerClient } = await import('@azure/storage-blob')
      return checked(() => new ContainerClient(connectionString, name, pipelineOptions))
    },
  }
}

/** Plain HTTP is for the emulator on this machine only. */
function isLocal(connectionString: string): boolean {
  return /TableEndpoint=http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/i.test(connectionString)
}

// Loaded only where it is used: it takes longer to load than the rest of this folder.
async function signIn(managedIdentityClientId: string | undefined) {
  const { DefaultAzureCredential, ManagedIdentityCredential } = await import('@azure/identity')
  if (managedIdentityClientId === undefined) return new DefaultAzureCredential()
  return new ManagedIdentityCredential({ clientId: managedIdentityClientId })
}

function withSlash(url: URL): URL {
  return url.href.endsWith('/') ? url : new URL(`${url.href}/`)
}
