import type { Assignment } from '../campaigns/assignment.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import { listOwed } from '../campaigns/in-force.ts'
import type { StoredRecord } from './attestation.ts'
import { receiptNoOf } from './canonical.ts'
import type { AttestationDecision, VerifiedIdentity } from './decision.ts'
import type { AttestationPorts } from './ports.ts'
import { projectRecord } from './project.ts'

/** The card may be answered: the person's own assignment, in a campaign that is open. */
export interface AnswerableCard {
  readonly kind: 'answerable'
  readonly assignment: Assignment
  readonly campaign: Campaign
}

type Refusal = Extract<
  AttestationDecision,
  { kind: 'already-signed' | 'version-superseded' | 'campaign-closed' | 'not-assigned' }
>

/**
 * Whose card this is, and whether it may still be answered. The nonce is looked for among the verified person's own
 * assignments only: somebody else's nonce is as good as none. A signature that exists is shown again for ever,
 * whatever became of the campaign.
 */
export async function findAnswerableCard(
  ports: AttestationPorts,
  { identity, nonce }: { readonly identity: VerifiedIdentity; readonly nonce: string },
): Promise<AnswerableCard | Refusal> {
  const own = await ports.assignments.listByPerson(identity.personId)
  const assignment = own.find((each) => each.nonce === nonce && each.person.tenantId === identity.tenantId)
  if (assignment === undefined) return { kind: 'not-assigned' }

  const signed = await ports.ledger.findSigned(identity, assignment.campaignId)
  if (signed) return alreadySigned(ports, signed, assignment)

  const campaign = await ports.campaigns.find(assignment.campaignId)
  if (campaign === undefined)
    throw new Error(`Campaign ${assignment.campaignId} is missing, and people are assigned to it.`)
  switch (campaign.state) {
    case 'open':
      return { kind: 'answerable', assignment, campaign }
    case 'closed':
      return { kind: 'campaign-closed' }
    case 'superseded':
      return { kind: 'version-superseded', fresh: await findFresh(ports, assignment, campaign) }
  }
}

/** The same person's assignment for the version now in force, where they still owe it. */
async function findFresh(ports: AttestationPorts, { person }: Assignment, old: Campaign): Promise<Assignment | null> {
  const owed = await listOwed(ports, person.personId)
  return owed.find(({ campaign }) => campaign.policyId === old.policyId)?.assignment ?? null
}

export async function alreadySigned(
  ports: Pick<AttestationPorts, 'assignments'>,
  stored: StoredRecord,
  assignment: Assignment,
): Promise<Extract<AttestationDecision, { kind: 'already-signed' }>> {
  return {
    kind: 'already-signed',
    record: stored.record,
    receiptNo: receiptNoOf(stored.recordHash),
    assignment: await projectRecord(ports, stored, assignment),
  }
}
