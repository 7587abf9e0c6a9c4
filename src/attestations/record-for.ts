import type { Assignment } from '../campaigns/assignment.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { AnswerRecord } from './attestation.ts'
import type { DeclineRequest, SignRequest } from './decision.ts'
import type { AttestationPorts, LedgerHead } from './ports.ts'

export interface RecordSources {
  readonly version: PolicyVersion
  readonly campaign: Campaign
  readonly assignment: Assignment
  readonly request: SignRequest | DeclineRequest
  readonly cardHash: string | null
  readonly answer: Pick<AnswerRecord, 'kind' | 'fields' | 'reason' | 'at'>
  /** The end of the person's chain; null before their first record. */
  readonly head: LedgerHead | null
}

/** Pure. The words come from the stored version and the person from Entra ID; from the card only what was typed. */
export function recordFor({
  version,
  campaign,
  assignment,
  request,
  cardHash,
  answer,
  head,
}: RecordSources): AnswerRecord {
  const { person } = assignment
  return {
    schema: 1,
    kind: answer.kind,
    tenantId: request.identity.tenantId,
    personId: request.identity.personId,
    ordinal: (head?.ordinal ?? 0) + 1,
    previousHash: head?.recordHash ?? null,
    campaignId: campaign.campaignId,
    policyId: version.policyId,
    versionId: version.versionId,
    policyTitle: version.policy.title,
    contentHash: version.policy.contentHash,
    statement: version.policy.declaration.statement,
    audiences: assignment.audiences,
    fields: answer.fields,
    displayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    jobTitle: person.jobTitle,
    reason: answer.reason,
    channel: request.channel,
    activityId: request.activityId,
    cardHash,
    at: answer.at,
  }
}

/** The hash of the card as it was sent, null where nobody can say that it was. */
export async function findCardHash(
  { deliveries }: Pick<AttestationPorts, 'deliveries'>,
  { campaignId, bucket, person }: Assignment,
): Promise<string | null> {
  const delivery = await deliveries.find({ campaignId, bucket, personId: person.personId, step: 'launch' })
  return delivery?.state.kind === 'sent' ? delivery.state.cardHash : null
}
