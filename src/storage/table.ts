/**
 * What Assent needs of a table: rows found by two keys, written once or under the ETag they were read with.
 * Every method throws StorageError when storage could not be asked; "not there", "there already" and
 * "changed meanwhile" are answers.
 *
 * @see Microsoft: Understanding the Table service data model; Performing entity group transactions
 */
export interface Table {
  insert(row: NewRow): Promise<InsertResult>
  get(partitionKey: string, rowKey: string): Promise<StoredRow | undefined>
  /** Replaces every value; `changed` when the row is no longer the one that was read, or is gone. */
  replace(row: NewRow, etag: string): Promise<ReplaceResult>
  /** Last writer wins. Not for anything that counts as evidence. */
  upsert(row: NewRow): Promise<void>
  /** No matter whether the row was there. */
  remove(partitionKey: string, rowKey: string): Promise<void>
  /** All or nothing: 1 to 100 rows of one partition, each once, under 4 MiB. */
  batch(changes: readonly Change[]): Promise<BatchResult>
  /** In order of partition key, then row key, by UTF-16 code unit. Not a snapshot: rows written meanwhile may appear. */
  list(query: RowQuery): AsyncIterable<StoredRow>
}

/** Numbers are whole and fit 32 bits, so that they come back as they went in. */
export type Value = string | number | boolean

export interface NewRow {
  readonly partitionKey: string
  readonly rowKey: string
  /** `null` and `undefined` are not stored. */
  readonly values: Readonly<Record<string, Value | null | undefined>>
}

export interface StoredRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly values: Readonly<Record<string, Value>>
  readonly etag: string
}

export type InsertResult = { readonly kind: 'inserted'; readonly etag: string } | { readonly kind: 'exists' }
export type ReplaceResult = { readonly kind: 'replaced'; readonly etag: string } | { readonly kind: 'changed' }

export type Change =
  | { readonly kind: 'insert'; readonly row: NewRow }
  | { readonly kind: 'replace'; readonly row: NewRow; readonly etag: string }

export type BatchResult =
  | { readonly kind: 'applied' }
  | { readonly kind: 'refused'; readonly because: 'exists' | 'changed' }

/** From the first key up to, and without, the second. */
export interface KeyRange {
  readonly from: string
  readonly before: string
}

export type RowQuery = { readonly partition: string; readonly rows?: KeyRange } | { readonly partitions: KeyRange }
