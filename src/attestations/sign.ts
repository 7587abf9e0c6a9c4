import { getVersionOf } from '../campaigns/version-of.ts'
import { receiptNoOf } from './canonical.ts'
import type { AttestationDecision, SignRequest } from './decision.ts'
import { decideFields } from './fields.ts'
import { alreadySigned, findAnswerableCard } from './own-assignment.ts'
import type { AttestationPorts } from './ports.ts'
import { projectRecord } from './project.ts'
import { findCardHash, recordFor } from './record-for.ts'

/**
 * Records one person's signature, exactly once in effect: pressing twice, two devices and an invoke that Teams sends
 * again all end with the same record and the same receipt. Declining earlier, or never having been reached, is no
 * obstacle. Once this returns a receipt, the record is stored.
 *
 * @throws whatever storage threw: nothing may be said to be recorded then, and the person can press again.
 */
export async function signPolicy(ports: AttestationPorts, request: SignRequest): Promise<AttestationDecision> {
  const card = await findAnswerableCard(ports, request)
  if (card.kind !== 'answerable') return card
  const { assignment, campaign } = card
  const version = await getVersionOf(ports, campaign)
  const decided = decideFields(version.policy.declaration, request.inputs)
  if (decided.kind === 'invalid') return { kind: 'fields-invalid', problems: decided.problems, assignment }

  const cardHash = await findCardHash(ports, assignment)
  const answer = { kind: 'signed', fields: decided.fields, reason: null, at: ports.clock.now() } as const
  const { stored, isNew } = await ports.ledger.append(
    request.identity,
    { kind: 'signed', campaignId: campaign.campaignId },
    (head) => recordFor({ version, campaign, assignment, request, cardHash, answer, head }),
  )
  if (!isNew) return alreadySigned(ports, stored, assignment)
  return {
    kind: 'recorded',
    record: stored.record,
    receiptNo: receiptNoOf(stored.recordHash),
    assignment: await projectRecord(ports, stored, assignment),
  }
}
