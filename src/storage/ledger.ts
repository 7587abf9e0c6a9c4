import type { LedgerRecord, StoredRecord } from '../attestations/attestation.ts'
import { canonicalJson, hashRecord } from '../attestations/canonical.ts'
import type { Ledger, LedgerHead } from '../attestations/ports.ts'
import type { TenantId } from '../people/person.ts'
import { StorageError } from './errors.ts'
import { key, keysUnder, requireTenant } from './keys.ts'
import { appendProblem, groupByChain, headKey, parseHead, parseRecord, recordKey } from './ledger-rows.ts'
import { casAttempts, parseAll } from './stored-json.ts'
import type { Change, StoredRow, Table } from './table.ts'

/** What a ledger may do with its table: nothing that overwrites or removes a record. */
export type LedgerTable = Pick<Table, 'get' | 'batch' | 'list'>
type Person = Parameters<Ledger['append']>[0]
type AppendKey = Parameters<Ledger['append']>[1]

export function createLedger(table: LedgerTable, tenantId: TenantId): Ledger {
  const partitionOf = (person: Person) => {
    requireTenant(tenantId, person.tenantId)
    return key(person.tenantId, person.personId)
  }

  async function findRecord(partitionKey: string, rowKey: string): Promise<StoredRecord | undefined> {
    const row = await table.get(partitionKey, rowKey)
    return row && parseRecord(row)
  }

  /** `undefined` when another of the person's own clicks was faster. */
  async function tryAppend(
    partitionKey: string,
    headRow: StoredRow | undefined,
    rowKey: string,
    stored: StoredRecord,
  ): Promise<StoredRecord | undefined> {
    try {
      const result = await table.batch(appendChanges(partitionKey, headRow, rowKey, stored))
      return result.kind === 'applied' ? stored : undefined
    } catch (cause) {
      if (!(cause instanceof StorageError) || cause.kind !== 'unavailable') throw cause
      const kept = await findRecord(partitionKey, rowKey)
      if (kept?.recordHash === stored.recordHash) return stored
      // Nothing is recorded so far. Should the lost batch land later, the person's next press finds its record.
      if (kept === undefined) throw cause
      return undefined
    }
  }

  return {
    async append(person, appendKey, build) {
      const partitionKey = partitionOf(person)
      for (let attempt = 1; attempt <= casAttempts; attempt += 1) {
        const headRow = await table.get(partitionKey, headKey)
        const kept = await findKept(partitionKey, appendKey)
        if (kept) return { stored: kept, isNew: false }
        const head = headRow ? parseHead(headRow) : null
        const record = build(head)
        const problem = appendProblem(record, person, appendKey, head)
        if (problem) throw new StorageError('invalid', `A record cannot be appended: ${problem}.`)
        const stored = { record, recordHash: hashRecord(record) }
        const appended = await tryAppend(partitionKey, headRow, recordKey(record), stored)
        if (appended) return { stored: appended, isNew: true }
      }
      throw new StorageError(
        'contended',
        `Other records for ${person.personId} kept coming first. Nothing was recorded.`,
      )
    },
    findSigned: (person, campaignId) => findRecord(partitionOf(person), key('att', campaignId)),
    async listByPerson(person) {
      const partition = partitionOf(person)
      const rows = await parseAll(table.list({ partition }), (row) => row)
      const records = rows.filter(({ rowKey }) => rowKey !== headKey).map(parseRecord)
      return records.sort((a, b) => a.record.ordinal - b.record.ordinal)
    },
    listChains(tenant) {
      requireTenant(tenantId, tenant)
      return groupByChain(table.list({ partitions: keysUnder(tenant) }))
    },
  }

  async function findKept(partitionKey: string, appendKey: AppendKey): Promise<StoredRecord | undefined> {
    return appendKey.kind === 'declined' ? undefined : findRecord(partitionKey, key('att', appendKey.campaignId))
  }
}

function appendChanges(
  partitionKey: string,
  headRow: StoredRow | undefined,
  rowKey: string,
  { record, recordHash }: StoredRecord,
): readonly Change[] {
  const head: LedgerHead = { ordinal: record.ordinal, recordHash }
  const headChange = { partitionKey, rowKey: headKey, values: { schema: 1, ...head } }
  return [
    { kind: 'insert', row: { partitionKey, rowKey, values: recordValues(record, recordHash) } },
    headRow ? { kind: 'replace', row: headChange, etag: headRow.etag } : { kind: 'insert', row: headChange },
  ]
}

function recordValues(record: LedgerRecord, recordHash: string) {
  return { schema: record.schema, json: canonicalJson(record), recordHash }
}
