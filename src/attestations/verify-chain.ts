import type { TenantId } from '../people/person.ts'
import type { LedgerRecord } from './attestation.ts'
import { canonicalJson, hashRecord } from './canonical.ts'
import { type Finding, incomplete, tampering, type VerifiedRecord } from './finding.ts'
import type { RawChain, RawLedgerRow } from './ports.ts'
import { parseLedgerRecord } from './record-schema.ts'
import { verifyCarriedOver } from './verify-carried-over.ts'

export interface ChainVerdict {
  /** Those that could be read, in order, whatever else is wrong with them. */
  readonly records: readonly VerifiedRecord[]
  readonly findings: readonly Finding[]
}

/** Pure. One person's records by themselves: unaltered, their own, in order, none missing from the middle or the end. */
export function verifyChain(chain: RawChain, tenantId: TenantId): ChainVerdict {
  const read = chain.rows.map((row) => readRow(row, chain, tenantId))
  const records = read.flatMap(({ record }) => record ?? []).sort((a, b) => a.record.ordinal - b.record.ordinal)
  return {
    records,
    findings: [
      ...read.flatMap(({ findings }) => findings),
      ...findBrokenLinks(records),
      ...findWrongEnd(chain, records),
      ...records.flatMap((record) => verifyCarriedOver(record, records)),
    ],
  }
}

interface ReadRow {
  readonly record: VerifiedRecord | undefined
  readonly findings: readonly Finding[]
}

function readRow(row: RawLedgerRow, { partition }: RawChain, tenantId: TenantId): ReadRow {
  const subject = `${partition} / ${row.rowKey}`
  const value = parseJsonOrUndefined(row.json)
  if (isFromNewerProgram(value)) {
    return {
      record: undefined,
      findings: [incomplete(subject, 'This record was written by a newer version of Assent.')],
    }
  }
  let record: LedgerRecord
  try {
    record = parseLedgerRecord(value)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { record: undefined, findings: [tampering(subject, `This record can no longer be read. ${detail}`)] }
  }
  const recordHash = hashRecord(record)
  return {
    record: { record, recordHash, subject },
    findings: findAlterations(row, record, recordHash, subject, { partition, tenantId }),
  }
}

function findAlterations(
  row: RawLedgerRow,
  record: LedgerRecord,
  recordHash: string,
  subject: string,
  { partition, tenantId }: { readonly partition: string; readonly tenantId: TenantId },
): readonly Finding[] {
  const findings: Finding[] = []
  if (recordHash !== row.recordHash || canonicalJson(record) !== row.json) {
    findings.push(tampering(subject, 'This record was changed after it was made: its hash does not match.'))
  }
  if (record.tenantId !== tenantId || !partition.endsWith(record.personId)) {
    findings.push(tampering(subject, 'This record is about another person than the one it is kept under.'))
  }
  const ownKey = record.kind === 'declined' ? String(record.ordinal) : record.campaignId
  if (!row.rowKey.endsWith(ownKey)) {
    findings.push(tampering(subject, 'This record was moved: it is not kept under its own key.'))
  }
  return findings
}

function findBrokenLinks(records: readonly VerifiedRecord[]): readonly Finding[] {
  return records.flatMap(({ record, subject }, index) => {
    const before = records[index - 1]
    const due = (before?.record.ordinal ?? 0) + 1
    if (record.ordinal < due) return [tampering(subject, `There are two records with the number ${record.ordinal}.`)]
    if (record.ordinal > due) {
      const gap = record.ordinal - 1 === due ? `Record ${due} is` : `Records ${due} to ${record.ordinal - 1} are`
      return [tampering(subject, `${gap} missing or unreadable before this one, number ${record.ordinal}.`)]
    }
    if (record.previousHash === (before?.recordHash ?? null)) return []
    return [tampering(subject, 'This record does not follow from the one before it: one of the two was changed.')]
  })
}

function findWrongEnd({ partition, head }: RawChain, records: readonly VerifiedRecord[]): readonly Finding[] {
  const last = records.at(-1)
  if (head === null) return [tampering(partition, 'The end mark of this person’s records is missing or unreadable.')]
  if (last === undefined || last.record.ordinal < head.ordinal) {
    const missing = (last?.record.ordinal ?? 0) + 1
    return [tampering(partition, `Record ${missing} of ${head.ordinal} is missing or unreadable at the end.`)]
  }
  if (last.recordHash === head.recordHash && last.record.ordinal === head.ordinal) return []
  return [tampering(last.subject, 'This record is not the one that was last written for this person.')]
}

function parseJsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isFromNewerProgram(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    typeof value.schema === 'number' &&
    value.schema > 2
  )
}
