import type { CampaignId } from '../campaigns/campaign.ts'
import { getVersionOf } from '../campaigns/version-of.ts'
import type { StoredRecord } from './attestation.ts'
import { receiptNoOf } from './canonical.ts'
import type { AttestationDecision, DeclineRequest } from './decision.ts'
import { findReasonProblem } from './fields.ts'
import { type AnswerableCard, findAnswerableCard } from './own-assignment.ts'
import type { AttestationPorts } from './ports.ts'
import { projectRecord } from './project.ts'
import { findCardHash, recordFor } from './record-for.ts'

// Each try is lost only to another click of the same person.
const TRIES = 5

/**
 * Records that somebody cannot sign yet, and why, in their words. The same reason again is the same record.
 * It never un-signs: after a signature, even one made while this was being decided, the answer is that receipt.
 *
 * @throws whatever storage threw: the person can press again.
 */
export async function declinePolicy(ports: AttestationPorts, request: DeclineRequest): Promise<AttestationDecision> {
  const reason = request.reason.trim()
  for (let tried = 0; tried < TRIES; tried += 1) {
    const card = await findAnswerableCard(ports, request)
    if (card.kind !== 'answerable') return card
    const problem = findReasonProblem(reason)
    if (problem) return { kind: 'fields-invalid', problems: [problem], assignment: card.assignment }
    const stored = await appendDecline(ports, card, { ...request, reason })
    if (stored !== 'overtaken') {
      return {
        kind: 'recorded',
        record: stored.record,
        receiptNo: receiptNoOf(stored.recordHash),
        assignment: await projectRecord(ports, stored, card.assignment),
      }
    }
  }
  throw new Error(`The record of ${request.identity.personId} changed ${TRIES} times while they were declining.`)
}

/** The person's chain grew between reading it and writing: what was decided from it no longer holds. */
class ChainGrew extends Error {
  override readonly name = 'ChainGrew'
}

async function appendDecline(
  ports: AttestationPorts,
  { assignment, campaign }: AnswerableCard,
  request: DeclineRequest,
): Promise<StoredRecord | 'overtaken'> {
  const version = await getVersionOf(ports, campaign)
  const cardHash = await findCardHash(ports, assignment)
  const answer = { kind: 'declined', fields: {}, reason: request.reason, at: ports.clock.now() } as const
  const chain = await ports.ledger.listByPerson(request.identity)
  const same = findSameDecline(chain, campaign.campaignId, request.reason)
  if (same !== undefined) return same
  try {
    const { stored } = await ports.ledger.append(request.identity, { kind: 'declined' }, (head) => {
      if ((head?.recordHash ?? null) !== (chain.at(-1)?.recordHash ?? null)) throw new ChainGrew()
      return recordFor({ version, campaign, assignment, request, cardHash, answer, head })
    })
    return stored
  } catch (error) {
    if (error instanceof ChainGrew) return 'overtaken'
    throw error
  }
}

/** A signature in the chain is somebody else's answer to the question whether to decline. */
function findSameDecline(
  chain: readonly StoredRecord[],
  campaignId: CampaignId,
  reason: string,
): StoredRecord | 'overtaken' | undefined {
  const own = chain.filter(({ record }) => record.campaignId === campaignId)
  if (own.some(({ record }) => record.kind !== 'declined')) return 'overtaken'
  const latest = own.at(-1)
  return latest?.record.reason === reason ? latest : undefined
}
