import { z } from 'zod/v4'
import type { LedgerRecord, StoredRecord } from '../attestations/attestation.ts'
import type { Ledger, LedgerHead, RawChain, RawLedgerRow } from '../attestations/ports.ts'
import { ledgerRecordSchema } from '../attestations/record-schema.ts'
import { key, numberKey } from './keys.ts'
import { parseJson, unreadable } from './stored-json.ts'
import type { StoredRow } from './table.ts'

// Schema 1, insert-only but for the head. Partition `tenant_person`: `att_<campaign>` for a signature or one carried over,
// which is what makes a second one impossible; `rec_<ordinal>` for anything else; `head` for the end of the chain. A record is kept
// as the canonical JSON that was hashed, and its own `schema` says how to read it: old ones are never rewritten.

export const headKey = 'head'

export function recordKey(record: LedgerRecord): string {
  return record.kind === 'declined' ? key('rec', numberKey(record.ordinal)) : key('att', record.campaignId)
}

const headValues = z.object({ schema: z.literal(1), ordinal: z.int().min(1), recordHash: z.string().min(1) })

export function parseHead(row: StoredRow): LedgerHead {
  const result = headValues.safeParse(row.values)
  if (!result.success) throw unreadable('chain head', row, z.prettifyError(result.error), result.error)
  const { ordinal, recordHash } = result.data
  return { ordinal, recordHash }
}

/** The hash is as stored; whether it is right is for verification to say. */
export function parseRecord(row: StoredRow): StoredRecord {
  const record = parseJson<LedgerRecord>('attestation', row, row.values.json, ledgerRecordSchema)
  const { recordHash } = row.values
  if (typeof recordHash !== 'string') throw unreadable('attestation', row, 'its hash is missing')
  return { record, recordHash }
}

/** Why a record does not continue this person's chain, which would be a mistake in our own program. */
export function appendProblem(
  record: LedgerRecord,
  person: Parameters<Ledger['append']>[0],
  appendKey: Parameters<Ledger['append']>[1],
  head: LedgerHead | null,
): string | undefined {
  if (record.tenantId !== person.tenantId || record.personId !== person.personId) return 'it is about another person'
  if (record.kind !== appendKey.kind) return `it says ${record.kind} where ${appendKey.kind} was asked for`
  if (appendKey.kind !== 'declined' && record.campaignId !== appendKey.campaignId) return 'it names another campaign'
  if (record.ordinal !== (head?.ordinal ?? 0) + 1)
    return `its number ${record.ordinal} does not follow ${head?.ordinal ?? 0}`
  if (record.previousHash !== (head?.recordHash ?? null)) return 'it does not continue from the last record'
  return undefined
}

/** Rows come in order of partition, so that a chain is complete when the next partition begins. */
export async function* groupByChain(rows: AsyncIterable<StoredRow>): AsyncIterable<RawChain> {
  let chain: StoredRow[] = []
  for await (const row of rows) {
    if (chain[0] && chain[0].partitionKey !== row.partitionKey) {
      yield toRawChain(chain[0].partitionKey, chain)
      chain = []
    }
    chain.push(row)
  }
  if (chain[0]) yield toRawChain(chain[0].partitionKey, chain)
}

function toRawChain(partition: string, rows: readonly StoredRow[]): RawChain {
  const headRow = rows.find(({ rowKey }) => rowKey === headKey)
  const head = headRow ? headValues.safeParse(headRow.values) : undefined
  return {
    partition,
    head: head?.success ? { ordinal: head.data.ordinal, recordHash: head.data.recordHash } : null,
    rows: rows.filter(({ rowKey }) => rowKey !== headKey).map(toRawRow),
  }
}

// What was tampered with may have lost its values; verification names the row, so it must come through.
function toRawRow({ rowKey, values }: StoredRow): RawLedgerRow {
  return {
    rowKey,
    json: typeof values.json === 'string' ? values.json : '',
    recordHash: typeof values.recordHash === 'string' ? values.recordHash : '',
  }
}
