import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { type Azurite, startAzurite } from '../../src/local/azurite.ts'
import type { StorageConfig } from '../../src/storage/azure-clients.ts'
import { openStorage } from '../../src/storage/open-stores.ts'
import type { Storage } from '../../src/storage/stores.ts'

/** One Azurite for the tests of a file, in memory; it is a dependency, so a test without it fails. */
export function azuriteForFile(): () => Azurite {
  let azurite: Azurite | undefined
  beforeAll(async () => {
    azurite = await startAzurite()
  })
  afterAll(() => azurite?.stop())
  return () => {
    if (!azurite) throw new Error('Azurite has not started yet: ask for it inside a test.')
    return azurite
  }
}

export function configFor({ connectionString }: Azurite): StorageConfig {
  return { kind: 'connection-string', connectionString }
}

/** Tables and a queue that no other test has. */
export function freshStorage(azurite: Azurite): Promise<Storage> {
  return openStorage(configFor(azurite), { prefix: freshPrefix() })
}

export function freshPrefix(): string {
  return `T${randomUUID().replaceAll('-', '').slice(0, 20)}`
}
