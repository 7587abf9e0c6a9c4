import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RestError, TableClient } from '@azure/data-tables'
import { describe, expect, test } from 'vitest'
import { parseTenantId } from '../../src/people/person.ts'
import { azureClients, tableOptions } from '../../src/storage/azure-clients.ts'
import { createAzureTable } from '../../src/storage/azure-table.ts'
import { openStorage, openStores } from '../../src/storage/open-stores.ts'
import type { Table } from '../../src/storage/table.ts'
import { azuriteForFile, configFor, freshPrefix } from '../support/azurite.ts'

const azurite = azuriteForFile()

interface Request {
  readonly method: string
  readonly url: string
}

/** A table whose first request of a kind is carried out, and its answer lost on the way back; the SDK then repeats it. */
async function tableLosing(isLost: (request: Request) => boolean): Promise<{ table: Table; requests: Request[] }> {
  const requests: Request[] = []
  let isArmed = true
  const client = TableClient.fromConnectionString(azurite().connectionString, freshPrefix(), {
    ...tableOptions,
    retryOptions: { maxRetries: 3, retryDelayInMs: 1, maxRetryDelayInMs: 1 },
    additionalPolicies: [
      ...(tableOptions.additionalPolicies ?? []),
      {
        position: 'perRetry',
        policy: {
          name: 'loseAnswers',
          async sendRequest(request, next) {
            requests.push(request)
            const response = await next(request)
            if (!isArmed || !isLost(request)) return response
            isArmed = false
            throw new RestError('The connection broke.', { code: 'ECONNRESET', request })
          },
        },
      },
    ],
    allowInsecureConnection: true,
  })
  await client.createTable()
  return { table: createAzureTable(client), requests }
}

const row = (rowKey: string, n: number) => ({ partitionKey: 'p', rowKey, values: { n } })

describe('a write whose answer is lost and that the SDK repeats', () => {
  test('is an insert that succeeded', async () => {
    const { table, requests } = await tableLosing(({ method, url }) => method === 'POST' && !url.includes('/Tables'))
    const result = await table.insert(row('a', 1))
    expect(result).toEqual({ kind: 'inserted', etag: (await table.get('p', 'a'))?.etag })
    expect(requests.filter(({ method, url }) => method === 'POST' && !url.includes('/Tables'))).toHaveLength(2)
    expect(await table.insert(row('a', 1))).toEqual({ kind: 'exists' })
  })

  test('is a replacement that succeeded', async () => {
    const { table } = await tableLosing(({ method }) => method === 'PUT')
    const first = await table.insert(row('a', 1))
    const result = await table.replace(row('a', 2), 'etag' in first ? first.etag : '')
    expect(result).toEqual({ kind: 'replaced', etag: (await table.get('p', 'a'))?.etag })
  })

  test('is a batch that succeeded', async () => {
    const { table } = await tableLosing(({ url }) => url.includes('$batch'))
    const changes = [{ kind: 'insert', row: row('a', 1) } as const, { kind: 'insert', row: row('b', 1) } as const]
    expect(await table.batch(changes)).toEqual({ kind: 'applied' })
    expect(await table.batch(changes)).toEqual({ kind: 'refused', because: 'exists' })
  })
})

describe('what storage answers', () => {
  test('a missing table is not a missing row', async () => {
    const clients = await azureClients(configFor(azurite()))
    const table = createAzureTable(clients.table(freshPrefix()))
    await expect(table.get('p', 'a')).rejects.toMatchObject({ name: 'StorageError', kind: 'not-found' })
    await expect(table.insert(row('a', 1))).rejects.toMatchObject({ kind: 'not-found' })
    await expect(table.replace(row('a', 1), 'W/"1"')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(table.remove('p', 'a')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(table.list({ partition: 'p' })[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('a wrong key is forbidden', async () => {
    const wrongKey = azurite().connectionString.replace(/AccountKey=[^;]+/, `AccountKey=${btoa('not the key')}`)
    const open = openStorage({ kind: 'connection-string', connectionString: wrongKey }, { prefix: freshPrefix() })
    await expect(open).rejects.toMatchObject({ name: 'StorageError', kind: 'forbidden' })
  })

  test('a connection string that is none is named without showing it', async () => {
    const open = openStorage({ kind: 'connection-string', connectionString: 'AccountKey=secret' })
    await expect(open).rejects.toMatchObject({ kind: 'invalid', message: expect.not.stringContaining('secret') })
  })

  test('nobody at the address is unavailable', async () => {
    const tenantId = parseTenantId('0a4f1e1d-0000-4000-8000-000000000001')
    const connectionString = azurite().connectionString.replace(/:\d+\/devstoreaccount1/g, ':1/devstoreaccount1')
    const open = openStores({ kind: 'connection-string', connectionString }, tenantId)
    await expect(open).rejects.toMatchObject({ kind: 'unavailable' })
  })

  test.each([
    [500, 'unavailable'],
    [503, 'unavailable'],
    [429, 'unavailable'],
    [401, 'forbidden'],
    [400, 'invalid'],
    [418, 'unexpected'],
  ])('status %i is %s', async (status, kind) => {
    const server = createServer((_, response) => response.writeHead(status).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // It listens on a port of TCP, so that its address is no path.
    const { port } = server.address() as AddressInfo
    const connectionString = azurite().connectionString.replace(/:\d+\/devstoreaccount1/g, `:${port}/devstoreaccount1`)
    const client = TableClient.fromConnectionString(connectionString, 'Things', {
      ...tableOptions,
      retryOptions: { maxRetries: 1, retryDelayInMs: 1 },
      allowInsecureConnection: true,
    })
    await expect(createAzureTable(client).get('p', 'a')).rejects.toMatchObject({ name: 'StorageError', kind })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
})

test('an empty page is not the end of a listing', async () => {
  let pages = 0
  const client = TableClient.fromConnectionString(azurite().connectionString, freshPrefix(), {
    ...tableOptions,
    additionalPolicies: [
      {
        position: 'perRetry',
        policy: {
          name: 'emptyFirstPage',
          async sendRequest(request, next) {
            const response = await next(request)
            if (request.method !== 'GET') return response
            pages += 1
            if (pages > 1) return response
            // As Azure answers a query that took five seconds without finding a row.
            response.headers.set('x-ms-continuation-NextPartitionKey', 'p')
            response.headers.set('x-ms-continuation-NextRowKey', 'a')
            return { ...response, bodyAsText: '{"value":[]}' }
          },
        },
      },
    ],
    allowInsecureConnection: true,
  })
  await client.createTable()
  const table = createAzureTable(client)
  await table.batch([
    { kind: 'insert', row: row('a', 1) },
    { kind: 'insert', row: row('b', 1) },
  ])
  const keys: string[] = []
  for await (const { rowKey } of table.list({ partition: 'p' })) keys.push(rowKey)
  expect({ keys, pages }).toEqual({ keys: ['a', 'b'], pages: 2 })
})

test('what is opened twice is the same storage', async () => {
  const prefix = freshPrefix()
  const first = await openStorage(configFor(azurite()), { prefix })
  await first.tables.Ledger.insert(row('a', 1))
  await first.jobs.send('hello')
  const second = await openStorage(configFor(azurite()), { prefix })
  expect((await second.tables.Ledger.get('p', 'a'))?.values).toEqual({ n: 1 })
  expect(await second.jobs.receive(1, 1_000)).toMatchObject([{ text: 'hello' }])
})

test('a prefix that cannot name a table is refused', async () => {
  await expect(openStorage(configFor(azurite()), { prefix: 'a-b' })).rejects.toMatchObject({ kind: 'invalid' })
})
