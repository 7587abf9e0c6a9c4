import type { Assignment } from '../campaigns/assignment.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import { contentHashOf } from '../policy/content-hash.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import { receiptNoOf } from './canonical.ts'
import { type Finding, incomplete, tampering, type VerifiedRecord } from './finding.ts'

/** Pure. The words that were signed are still the words that are kept. */
export function verifyWords(
  { record, subject }: VerifiedRecord,
  campaign: Campaign | undefined,
  version: PolicyVersion | undefined,
): readonly Finding[] {
  if (campaign === undefined) return [incomplete(subject, `Its campaign ${record.campaignId} is missing.`)]
  if (version === undefined) return [incomplete(subject, `The policy version ${record.versionId} it names is missing.`)]
  const findings: Finding[] = []
  if (campaign.policyId !== record.policyId || campaign.versionId !== record.versionId) {
    findings.push(tampering(subject, `It names another policy version than its campaign ${record.campaignId}.`))
  }
  if (record.contentHash !== contentHashOf(version.policy)) {
    findings.push(
      tampering(subject, `The text of policy version ${record.versionId} is not the text that was agreed to.`),
    )
  }
  if (record.statement !== version.policy.declaration.statement) {
    findings.push(tampering(subject, 'The statement is not the one in the policy version.'))
  }
  if (record.policyTitle !== version.policy.title) {
    findings.push(tampering(subject, 'The policy title is not the one in the policy version.'))
  }
  return findings
}

/** Pure. A stored version is what its own hash says. */
export function verifyVersion({ policyId, versionId, policy }: PolicyVersion): readonly Finding[] {
  if (contentHashOf(policy) === policy.contentHash) return []
  return [
    tampering(`policy ${policyId}, version ${versionId}`, 'The stored text was changed: its hash does not match.'),
  ]
}

/** Pure. Who is counted as signed has a signature, and who has a signature is counted. */
export function verifyAssignment(assignment: Assignment, signed: VerifiedRecord | undefined): readonly Finding[] {
  const { campaignId, person, state } = assignment
  const subject = `campaign ${campaignId}, person ${person.personId}`
  if (signed === undefined) {
    if (state.kind !== 'signed') return []
    return [
      tampering(subject, `This person is counted as signed, and the record of receipt ${state.receiptNo} is gone.`),
    ]
  }
  if (state.kind !== 'signed') {
    return [
      incomplete(subject, 'This person has signed and is not counted yet. Assent puts that right within minutes.'),
    ]
  }
  if (state.receiptNo === receiptNoOf(signed.recordHash) && state.at === signed.record.at) return []
  return [tampering(subject, `Receipt ${state.receiptNo} is not the receipt of the record kept for this person.`)]
}
