import type { z } from 'zod/v4'
import { StorageError } from './errors.ts'
import type { NewRow, StoredRow, Table } from './table.ts'

/** How one kind of thing is kept: a JSON text and the number of the schema it was written with. */
export interface StoredShape<T> {
  values(value: T): NewRow['values']
  /** @throws StorageError `unreadable`, naming the row and what is wrong with it. */
  parse(row: StoredRow): T
}

/**
 * A shape of schema 1. When a shape changes, the number goes up and the old schema stays beside the new one:
 * rows are never rewritten, so every number that was ever written must be read for ever.
 */
export function storedShape<T>(what: string, schema: z.ZodType<T>): StoredShape<T> {
  return {
    values: (value) => ({ schema: 1, json: JSON.stringify(value) }),
    parse(row) {
      if (row.values.schema !== 1) {
        throw unreadable(what, row, `it has schema ${row.values.schema}, and this version of Assent knows 1`)
      }
      return parseJson(what, row, row.values.json, schema)
    },
  }
}

export function parseJson<T>(what: string, row: StoredRow, text: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(jsonOrUndefined(text))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw unreadable(what, row, `${issue?.path.join('.') || 'the JSON'}: ${issue?.message ?? 'unknown'}`, result.error)
}

export function unreadable(what: string, row: StoredRow, because: string, cause?: unknown): StorageError {
  return new StorageError(
    'unreadable',
    `The stored ${what} ${row.partitionKey} / ${row.rowKey} cannot be read: ${because}.`,
    { cause },
  )
}

export async function parseAll<T>(rows: AsyncIterable<StoredRow>, parse: (row: StoredRow) => T): Promise<T[]> {
  const parsed: T[] = []
  for await (const row of rows) parsed.push(parse(row))
  return parsed
}

/** For JSON from outside: undefined, which no schema of ours accepts, where the text is no JSON. */
export function jsonOrUndefined(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// A writer loses only when another one wins, and a row has two or three writers at most. Waiting between tries is
// left to storage's own answer time.
export const casAttempts = 5

/**
 * Reads, decides and replaces under the row's ETag; reads and decides again if somebody was faster.
 *
 * @throws StorageError `not-found` without the row, `contended` after five tries.
 */
export async function updateStored<T>(
  table: Pick<Table, 'get' | 'replace'>,
  { partitionKey, rowKey }: { readonly partitionKey: string; readonly rowKey: string },
  shape: StoredShape<T>,
  decide: (value: T) => T | undefined,
): Promise<T> {
  for (let attempt = 1; attempt <= casAttempts; attempt += 1) {
    const row = await table.get(partitionKey, rowKey)
    if (!row) throw new StorageError('not-found', `There is no row ${partitionKey} / ${rowKey} to change.`)
    const current = shape.parse(row)
    const next = decide(current)
    if (next === undefined) return current
    const result = await table.replace({ partitionKey, rowKey, values: shape.values(next) }, row.etag)
    if (result.kind === 'replaced') return next
  }
  throw new StorageError('contended', `The row ${partitionKey} / ${rowKey} kept changing while it was being changed.`)
}
