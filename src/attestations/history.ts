import type { PolicyId, PolicyVersion } from '../policy/policy.ts'
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

/**
 * The last text of this policy that the person signed themselves, where they have not signed this version of it and no
 * earlier signature stands for it; `undefined` where there is nothing between what they signed and this.
 */
export async function findSignedInstead(
  { ledger }: Pick<AttestationPorts, 'ledger'>,
  identity: VerifiedIdentity,
  { policyId, versionId }: Pick<PolicyVersion, 'policyId' | 'versionId'>,
): Promise<LedgerRecord | undefined> {
  const records = (await ledger.listByPerson(identity)).map(({ record }) => record)
  const own = records.filter((record) => record.kind !== 'declined' && record.policyId === policyId)
  if (own.some((record) => record.versionId === versionId)) return undefined
  return own.findLast(({ kind }) => kind === 'signed')
}
