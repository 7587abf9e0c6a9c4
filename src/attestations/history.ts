import type { LedgerRecord, ReceiptNo } from './attestation.ts'
import { receiptNoOf } from './canonical.ts'
import type { VerifiedIdentity } from './decision.ts'
import type { AttestationPorts } from './ports.ts'

export interface HistoryEntry {
  readonly record: LedgerRecord
  readonly receiptNo: ReceiptNo
}

/** Everything this person ever signed or declined, newest first. */
export async function listHistory(
  { ledger }: Pick<AttestationPorts, 'ledger'>,
  identity: VerifiedIdentity,
): Promise<readonly HistoryEntry[]> {
  const chain = await ledger.listByPerson(identity)
  return chain.map(({ record, recordHash }) => ({ record, receiptNo: receiptNoOf(recordHash) })).toReversed()
}
