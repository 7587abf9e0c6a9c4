import { randomUUID } from 'node:crypto'
import type { TableClient, TransactionAction } from '@azure/data-tables'
import { requestTimeoutMs, tryTimeoutMs } from './azure-clients.ts'
import { filterOf, toEntity, toStoredRow } from './azure-rows.ts'
import { failureOf, StorageError, toStorageError } from './errors.ts'
import { checkBatch, checkRow } from './limits.ts'
import type { Change, NewRow, RowQuery, StoredRow, Table } from './table.ts'

/**
 * A table in Azure, or in Azurite. The SDK repeats a request whose answer was lost, and then finds its own row in the
 * way: every write carries a `writeId`, and a refusal by a row with the same one is no refusal.
 */
export function createAzureTable(client: TableClient): Table {
  const name = client.tableName

  async function get(partitionKey: string, rowKey: string): Promise<StoredRow | undefined> {
    const entity = await getEntity(client, partitionKey, rowKey)
    return entity && toStoredRow(entity)
  }

  /** The row as written when this very write is what is stored now. */
  async function findOwn(row: NewRow, writeId: string): Promise<StoredRow | undefined> {
    const entity = await getEntity(client, row.partitionKey, row.rowKey)
    return entity?.writeId === writeId ? toStoredRow(entity) : undefined
  }

  return {
    get,
    async insert(row) {
      checkRow(row)
      const writeId = randomUUID()
      try {
        const { etag } = await client.createEntity(toEntity(row, writeId), options())
        return { kind: 'inserted', etag: requiredEtag(etag, name) }
      } catch (cause) {
        if (refusalOf(cause) !== 'exists') throw toStorageError(cause, `insert into ${name}`)
        const own = await findOwn(row, writeId)
        return own ? { kind: 'inserted', etag: own.etag } : { kind: 'exists' }
      }
    },
    async replace(row, etag) {
      checkRow(row)
      const writeId = randomUUID()
      try {
        const result = await client.updateEntity(toEntity(row, writeId), 'Replace', { ...options(), etag })
        return { kind: 'replaced', etag: requiredEtag(result.etag, name) }
      } catch (cause) {
        if (refusalOf(cause) !== 'changed') throw toStorageError(cause, `replace in ${name}`)
        const own = await findOwn(row, writeId)
        return own ? { kind: 'replaced', etag: own.etag } : { kind: 'changed' }
      }
    },
    async upsert(row) {
      checkRow(row)
      try {
        await client.upsertEntity(toEntity(row, randomUUID()), 'Replace', options())
      } catch (cause) {
        throw toStorageError(cause, `write to ${name}`)
      }
    },
    async remove(partitionKey, rowKey) {
      try {
        await client.deleteEntity(partitionKey, rowKey, options())
      } catch (cause) {
        if (!isMissingRow(cause)) throw toStorageError(cause, `remove from ${name}`)
      }
    },
    async batch(changes) {
      checkBatch(changes)
      const writeId = randomUUID()
      try {
        await client.submitTransaction(
          changes.map((change) => toAction(change, writeId)),
          options(),
        )
        return { kind: 'applied' }
      } catch (cause) {
        const because = refusalOf(cause)
        if (!because) throw toStorageError(cause, `write a batch to ${name}`)
        // All rows of a batch share the write id, and all were written or none.
        const own = changes[0] && (await findOwn(changes[0].row, writeId))
        return own ? { kind: 'applied' } : { kind: 'refused', because }
      }
    },
    list: (query) => listRows(client, query),
  }
}

async function getEntity(client: TableClient, partitionKey: string, rowKey: string) {
  try {
    return await client.getEntity(partitionKey, rowKey, options())
  } catch (cause) {
    if (isMissingRow(cause)) return undefined
    throw toStorageError(cause, `read from ${client.tableName}`)
  }
}

/** A request a page, so that each has its own time limit. A page may be empty and still have another after it. */
async function* listRows(client: TableClient, query: RowQuery): AsyncIterable<StoredRow> {
  const filter = filterOf(query)
  let continuationToken: string | undefined
  do {
    const { page, next } = await readPage(client, filter, continuationToken)
    yield* page
    continuationToken = next
  } while (continuationToken !== undefined)
}

async function readPage(client: TableClient, filter: string, continuationToken: string | undefined) {
  try {
    const pages = client
      .listEntities({ queryOptions: { filter }, ...options() })
      .byPage(continuationToken === undefined ? {} : { continuationToken })
    for await (const page of pages) return { page: page.map(toStoredRow), next: page.continuationToken }
    return { page: [], next: undefined }
  } catch (cause) {
    throw toStorageError(cause, `list rows of ${client.tableName}`)
  }
}

function options() {
  return { requestOptions: { timeout: tryTimeoutMs }, abortSignal: AbortSignal.timeout(requestTimeoutMs) }
}

function toAction(change: Change, writeId: string): TransactionAction {
  const entity = toEntity(change.row, writeId)
  return change.kind === 'insert' ? ['create', entity] : ['update', entity, 'Replace', { etag: change.etag }]
}

/** A row that is gone refuses a replacement as a changed one does. */
function refusalOf(cause: unknown): 'exists' | 'changed' | undefined {
  const { status, code } = failureOf(cause)
  if (status === 409 && code === 'EntityAlreadyExists') return 'exists'
  if (status === 412 || isMissingRow(cause)) return 'changed'
  return undefined
}

/** Unlike `TableNotFound`, which has the same status. */
function isMissingRow(cause: unknown): boolean {
  const { status, code } = failureOf(cause)
  return status === 404 && (code === 'ResourceNotFound' || code === 'EntityNotFound')
}

function requiredEtag(etag: string | undefined, name: string): string {
  if (etag === undefined) throw new StorageError('unexpected', `A write to ${name} came back without an ETag.`)
  return etag
}
