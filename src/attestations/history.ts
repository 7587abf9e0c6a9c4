import type { PolicyId } from '../policy/policy.ts'
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

/** The last text of this policy that the person signed themselves, in whichever year; `undefined` where they never did. */
export async function findLastSigned(
  { ledger }: Pick<AttestationPorts, 'ledger'>,
  identity: VerifiedIdentity,
  policyId: PolicyId,
): Promise<LedgerRecord | undefined> {
  const chain = await ledger.listByPerson(identity)
  return chain.findLast(({ record }) => record.kind === 'signed' && record.policyId === policyId)?.record
}
