import { type Faults, type StorageOperation, underFaults } from './faults.ts'
import { checkBatch, checkRow, storedValues } from './limits.ts'
import { createSortedMap, type SortedMap } from './sorted-map.ts'
import type { BatchResult, Change, NewRow, RowQuery, StoredRow, Table } from './table.ts'

// As Azure pages its answers.
const pageSize = 1_000

/** A table in memory that refuses what Azure refuses, for tests and the simulation. */
export function createMemoryTable(name: string, faults: Faults = {}): Table {
  const partitions = createSortedMap<SortedMap<StoredRow>>()
  let writes = 0

  const find = (partitionKey: string, rowKey: string) => partitions.get(partitionKey)?.get(rowKey)
  const run = <T>(action: StorageOperation['action'], partitionKey: string, rowKey: string, effect: () => T) =>
    underFaults(faults, { store: name, action, partitionKey, rowKey }, effect)

  function write(row: NewRow): string {
    writes += 1
    const etag = `W/"${writes}"`
    const { partitionKey, rowKey } = row
    const rows = partitions.get(partitionKey) ?? createSortedMap<StoredRow>()
    rows.set(rowKey, { partitionKey, rowKey, values: storedValues(row), etag })
    partitions.set(partitionKey, rows)
    return etag
  }

  function refusalOf(change: Change): 'exists' | 'changed' | undefined {
    const kept = find(change.row.partitionKey, change.row.rowKey)
    if (change.kind === 'insert') return kept ? 'exists' : undefined
    return kept?.etag === change.etag ? undefined : 'changed'
  }

  function applyAll(changes: readonly Change[]): BatchResult {
    for (const change of changes) {
      const because = refusalOf(change)
      if (because) return { kind: 'refused', because }
    }
    for (const change of changes) write(change.row)
    return { kind: 'applied' }
  }

  function pageAfter(last: StoredRow | undefined, query: RowQuery): readonly StoredRow[] {
    const page: StoredRow[] = []
    const range = 'partition' in query ? onlyKey(query.partition) : query.partitions
    for (const [partitionKey, rows] of partitions.from(last?.partitionKey ?? range.from)) {
      if (partitionKey >= range.before) break
      const from = 'partition' in query ? (query.rows?.from ?? '') : ''
      for (const [rowKey, row] of rows.from(partitionKey === last?.partitionKey ? `${last.rowKey}\0` : from)) {
        if ('partition' in query && query.rows && rowKey >= query.rows.before) break
        page.push(row)
        if (page.length === pageSize) return page
      }
    }
    return page
  }

  return {
    insert: (row) =>
      run('insert', row.partitionKey, row.rowKey, () => {
        checkRow(row)
        return refusalOf({ kind: 'insert', row }) ? { kind: 'exists' } : { kind: 'inserted', etag: write(row) }
      }),
    get: (partitionKey, rowKey) => run('get', partitionKey, rowKey, () => find(partitionKey, rowKey)),
    replace: (row, etag) =>
      run('replace', row.partitionKey, row.rowKey, () => {
        checkRow(row)
        return refusalOf({ kind: 'replace', row, etag }) ? { kind: 'changed' } : { kind: 'replaced', etag: write(row) }
      }),
    upsert: (row) =>
      run('upsert', row.partitionKey, row.rowKey, () => {
        checkRow(row)
        write(row)
      }),
    remove: (partitionKey, rowKey) =>
      run('remove', partitionKey, rowKey, () => {
        partitions.get(partitionKey)?.delete(rowKey)
      }),
    batch: (changes) =>
      run('batch', changes[0]?.row.partitionKey ?? '', changes[0]?.row.rowKey ?? '', () => {
        checkBatch(changes)
        return applyAll(changes)
      }),
    async *list(query) {
      const partitionKey = 'partition' in query ? query.partition : query.partitions.from
      let page: readonly StoredRow[] = []
      do {
        const last = page.at(-1)
        page = await underFaults(faults, { store: name, action: 'list', partitionKey }, () => pageAfter(last, query))
        yield* page
      } while (page.length === pageSize)
    },
  }
}

function onlyKey(key: string) {
  return { from: key, before: `${key}\0` }
}
