import { toAscii } from './ascii-body.ts'
import { StorageError } from './errors.ts'
import type { Change, NewRow, Value } from './table.ts'

// Figures: Microsoft, "Understanding the Table service data model" and "Performing entity group transactions".
// Both tables hold to them before anything is sent: Azurite takes larger rows than Azure does, and a refusal from
// here says which value is at fault.
export const limits = {
  /** 1 KiB in UTF-16. */
  keyCharacters: 512,
  /** 64 KiB in UTF-16. */
  stringCharacters: 32_768,
  rowBytes: 1_048_576,
  /** Azure's 252, less the write id that the Azure table adds. */
  properties: 251,
  batchRows: 100,
  batchBytes: 4 * 1_048_576,
} as const

const propertyName = /^[A-Za-z][A-Za-z0-9]{0,254}$/
// What the service and its SDK call their own properties, and `writeId` of azure-table.ts.
const reservedNames: ReadonlySet<string> = new Set(['partitionkey', 'rowkey', 'timestamp', 'etag', 'writeid'])
const forbiddenInKey = /[/\\#?\u0000-\u001f\u007f-\u009f]/
const writeIdBytes = 8 + 2 * 'writeId'.length + 4 + 2 * 36

/** @throws StorageError `invalid`, naming the row and the rule. */
export function checkRow(row: NewRow): void {
  checkKey('partition key', row.partitionKey)
  checkKey('row key', row.rowKey)
  const values = storedValues(row)
  const names = Object.keys(values)
  if (names.length > limits.properties) refuse(row, `it has ${names.length} values, more than ${limits.properties}`)
  for (const name of names) {
    if (!propertyName.test(name) || reservedNames.has(name.toLowerCase())) refuse(row, `"${name}" cannot name a value`)
    checkValue(row, name, values[name] ?? '')
  }
  const bytes = rowBytes(row)
  if (bytes > limits.rowBytes) refuse(row, `it takes ${bytes} bytes, more than ${limits.rowBytes}`)
}

/** @throws StorageError `invalid` unless the changes can be one atomic batch. */
export function checkBatch(changes: readonly Change[]): void {
  const partitions = new Set(changes.map(({ row }) => row.partitionKey))
  const rowKeys = new Set(changes.map(({ row }) => row.rowKey))
  if (changes.length < 1 || changes.length > limits.batchRows) {
    throw new StorageError('invalid', `A batch holds 1 to ${limits.batchRows} rows, not ${changes.length}.`)
  }
  if (partitions.size > 1) throw new StorageError('invalid', 'A batch stays within one partition.')
  if (rowKeys.size < changes.length) throw new StorageError('invalid', 'A batch changes each row once.')
  for (const { row } of changes) checkRow(row)
  const bytes = changes.reduce((sum, { row }) => sum + bodyBytes(row), 0)
  if (bytes > limits.batchBytes) {
    throw new StorageError('invalid', `A batch of ${bytes} bytes is more than ${limits.batchBytes}.`)
  }
}

/** The values that a row keeps. */
export function storedValues(row: NewRow): Readonly<Record<string, Value>> {
  const kept = Object.entries(row.values).filter(
    (entry): entry is [string, Value] => entry[1] !== null && entry[1] !== undefined,
  )
  return Object.fromEntries(kept)
}

function checkKey(what: string, text: string): void {
  if (text === '' || text.length > limits.keyCharacters || forbiddenInKey.test(text) || !text.isWellFormed()) {
    throw new StorageError(
      'invalid',
      `${JSON.stringify(text.slice(0, 80))} cannot be a ${what}: 1 to ${limits.keyCharacters} characters without / \\ # ? or control characters.`,
    )
  }
}

function checkValue(row: NewRow, name: string, value: Value): void {
  if (typeof value === 'number' && (!Number.isInteger(value) || (value | 0) !== value)) {
    refuse(row, `"${name}" is not a whole number of 32 bits`)
  }
  if (typeof value !== 'string') return
  if (value.length > limits.stringCharacters) {
    refuse(row, `"${name}" has ${value.length} characters, more than ${limits.stringCharacters}`)
  }
  if (!value.isWellFormed()) refuse(row, `"${name}" holds half a character, which would not come back as it went in`)
}

function refuse(row: NewRow, because: string): never {
  throw new StorageError('invalid', `The row ${row.partitionKey} / ${row.rowKey} cannot be stored: ${because}.`)
}

// Azure's own formula for what an entity takes.
function rowBytes({ partitionKey, rowKey, ...row }: NewRow): number {
  const values = Object.entries(storedValues({ partitionKey, rowKey, ...row }))
  const own = values.reduce((sum, [name, value]) => sum + 8 + 2 * name.length + valueBytes(value), 0)
  return 4 + 2 * (partitionKey.length + rowKey.length) + writeIdBytes + own
}

function valueBytes(value: Value): number {
  if (typeof value === 'string') return 4 + 2 * value.length
  return typeof value === 'number' ? 4 : 1
}

// The keys travel twice, in the address and in the body, beside some 600 bytes of headers.
const headerBytes = 1_024

function bodyBytes(row: NewRow): number {
  return headerBytes + toAscii(JSON.stringify(row)).length
}
