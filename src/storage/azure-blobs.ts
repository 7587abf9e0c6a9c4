import type { ContainerClient } from '@azure/storage-blob'
import { requestTimeoutMs } from './azure-clients.ts'
import type { Blobs } from './blobs.ts'
import { failureOf, toStorageError } from './errors.ts'

/**
 * Blobs in Azure, or in Azurite. The client's library is loaded, and the container made, only when a blob is first asked
 * for: most commands never do.
 */
export function createAzureBlobs(open: () => Promise<ContainerClient>): Blobs {
  let opened: Promise<ContainerClient> | undefined
  const container = () => {
    opened ??= open().catch((cause: unknown) => {
      opened = undefined
      throw cause
    })
    return opened
  }

  async function ask<T>(doing: string, request: (client: ContainerClient, abortSignal: AbortSignal) => Promise<T>) {
    try {
      return await request(await container(), AbortSignal.timeout(requestTimeoutMs))
    } catch (cause) {
      throw toStorageError(cause, doing)
    }
  }

  return {
    putOnce: (name, { bytes, contentType, metadata }) =>
      ask(`keep the file ${name}`, async (client, abortSignal) => {
        await client.createIfNotExists({ abortSignal })
        try {
          await client.getBlockBlobClient(name).upload(Buffer.from(bytes), bytes.byteLength, {
            abortSignal,
            conditions: { ifNoneMatch: '*' },
            blobHTTPHeaders: { blobContentType: contentType },
            metadata: escaped(metadata),
          })
          return 'stored' as const
        } catch (cause) {
          // Azure says 409 BlobAlreadyExists to "only where there is none", Azurite the same.
          if (failureOf(cause).code === 'BlobAlreadyExists') return 'exists' as const
          throw cause
        }
      }),
    get: (name) =>
      ask(`read the file ${name}`, async (client, abortSignal) => {
        const blob = client.getBlockBlobClient(name)
        try {
          const { contentType, metadata } = await blob.getProperties({ abortSignal })
          const bytes = await blob.downloadToBuffer(0, undefined, { abortSignal })
          return { bytes, contentType: contentType ?? '', metadata: unescaped(metadata ?? {}) }
        } catch (cause) {
          if (failureOf(cause).status === 404) return undefined
          throw cause
        }
      }),
  }
}

/** Metadata travels in HTTP headers, which hold ASCII only. */
function escaped(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return mapped(metadata, encodeURIComponent)
}

function unescaped(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return mapped(metadata, (text) => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  })
}

function mapped(metadata: Readonly<Record<string, string>>, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, text]) => [name, change(text)]))
}
