import { odata, type TableEntityResult } from '@azure/data-tables'
import { StorageError } from './errors.ts'
import { storedValues } from './limits.ts'
import type { NewRow, RowQuery, StoredRow, Value } from './table.ts'

export function toEntity(row: NewRow, writeId: string) {
  return { ...storedValues(row), partitionKey: row.partitionKey, rowKey: row.rowKey, writeId }
}

export function toStoredRow({ partitionKey, rowKey, etag, timestamp: _, writeId: __, ...own }: Entity): StoredRow {
  if (partitionKey === undefined || rowKey === undefined) {
    throw new StorageError('unexpected', 'A row came back without its keys.')
  }
  const values = Object.entries(own).filter((entry): entry is [string, Value] => isOurs(...entry))
  return { partitionKey, rowKey, values: Object.fromEntries(values), etag }
}

type Entity = TableEntityResult<Record<string, unknown>>

/** The service adds metadata such as `odata.metadata`; other programs could add types that we never write. */
function isOurs(name: string, value: unknown): value is Value {
  return !name.includes('.') && ['string', 'number', 'boolean'].includes(typeof value)
}

export function filterOf(query: RowQuery): string {
  if ('partitions' in query) {
    const { from, before } = query.partitions
    return odata`PartitionKey ge ${from} and PartitionKey lt ${before}`
  }
  const { partition, rows } = query
  if (!rows) return odata`PartitionKey eq ${partition}`
  return odata`PartitionKey eq ${partition} and RowKey ge ${rows.from} and RowKey lt ${rows.before}`
}
