import type { Campaign } from '../campaigns/campaign.ts'
import { type Finding, tampering, type VerifiedRecord } from './finding.ts'

/** Pure. A signature that was carried over stands on an earlier one of the same person, for the same policy and words. */
export function verifyCarriedOver(
  { record, subject }: VerifiedRecord,
  chain: readonly VerifiedRecord[],
): readonly Finding[] {
  if (record.kind !== 'carried-over') return []
  const { fromHash, fromVersionId } = record.carriedOver
  const source = chain.find(({ recordHash }) => recordHash === fromHash)?.record
  const stands =
    source !== undefined &&
    source.kind !== 'declined' &&
    source.ordinal < record.ordinal &&
    source.policyId === record.policyId &&
    source.versionId === fromVersionId &&
    source.statement === record.statement
  return stands ? [] : [tampering(subject, 'The signature that this record carries over is not there.')]
}

/** Pure. Nobody's signature is carried over but on the word of whoever launched the campaign. */
export function verifyCarryOverWasAsked(
  { record, subject }: VerifiedRecord,
  campaign: Campaign | undefined,
): readonly Finding[] {
  if (record.kind !== 'carried-over' || campaign === undefined) return []
  const { because, by } = record.carriedOver
  if (campaign.carryOver?.kind === because && campaign.carryOver.by === by) return []
  return [tampering(subject, 'A signature was carried over, and its campaign does not say that any should be.')]
}
