import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Azurite, startAzurite } from '../../src/local/azurite.ts'
import { openStorage } from '../../src/storage/open-stores.ts'

let folder = ''
const running: Azurite[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-azurite-'))
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((azurite) => azurite.stop()))
  await rm(folder, { recursive: true })
})

async function start(options?: { readonly folder?: string }): Promise<Azurite> {
  const azurite = await startAzurite(options)
  running.push(azurite)
  return azurite
}

test('what is kept in a folder is there after a restart', async () => {
  const first = await start({ folder: join(folder, 'data') })
  const storage = await openStorage({ kind: 'connection-string', connectionString: first.connectionString })
  await storage.tables.Ledger.insert({ partitionKey: 'p', rowKey: 'r', values: { name: 'Siân' } })
  await storage.jobs.send('waiting')
  await first.stop()

  const second = await start({ folder: join(folder, 'data') })
  const again = await openStorage({ kind: 'connection-string', connectionString: second.connectionString })
  expect((await again.tables.Ledger.get('p', 'r'))?.values).toEqual({ name: 'Siân' })
  expect(await again.jobs.receive(1, 1_000)).toMatchObject([{ text: 'waiting' }])
})

test('tables, queues and blobs are on ports of this machine only', async () => {
  const { tablesUrl, queuesUrl, blobsUrl, connectionString } = await start()
  const urls = [tablesUrl, queuesUrl, blobsUrl]
  expect(urls.map(({ hostname }) => hostname)).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1'])
  expect(new Set(urls.map(({ port }) => port)).size).toBe(3)
  for (const url of urls) {
    expect(connectionString).toContain(url.href)
    // Nobody has signed the request, so each service refuses it; that it answers is the point.
    expect([400, 403]).toContain((await fetch(`${url.href}?comp=list`)).status)
  }
})

test('two run side by side', async () => {
  const [one, other] = await Promise.all([start(), start()])
  expect(one.tablesUrl.port).not.toBe(other.tablesUrl.port)
})

test('a folder that cannot be one is named', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(startAzurite({ folder: file })).rejects.toThrow(`cannot keep its data in ${file}`)
})
