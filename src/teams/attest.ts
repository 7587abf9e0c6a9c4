import type { AttestationDecision, VerifiedIdentity } from '../attestations/decision.ts'
import { declinePolicy } from '../attestations/decline.ts'
import { signPolicy } from '../attestations/sign.ts'
import type { Assignment } from '../campaigns/assignment.ts'
import { getVersionOf } from '../campaigns/version-of.ts'
import type { BotDeps } from './bot-deps.ts'
import type { CardAction } from './card-actions.ts'
import { campaignClosed, fieldProblems, messages, oldVersion } from './plain-messages.ts'
import { makePolicyCard } from './policy-card.ts'
import { renderDeclined } from './render-declined.ts'
import { renderMessage } from './render-message.ts'
import { renderReceipt } from './render-receipt.ts'
import type { InvokeAnswer } from './turn-answers.ts'

type AttestDeps = Pick<
  BotDeps,
  'cards' | 'clock' | 'policies' | 'campaigns' | 'assignments' | 'deliveries' | 'ledger' | 'log'
>

export interface Press {
  readonly identity: VerifiedIdentity
  readonly action: Extract<CardAction, { kind: 'sign' | 'decline' }>
  /** Of the press, for the record. */
  readonly activityId: string | null
}

export interface Attested {
  /** What takes the pressed card's place for good, or what is said while it stays. */
  readonly answer: InvokeAnswer
  /** Where the campaign's own card went, when it is answered for good: the person may have pressed a later copy. */
  readonly delivered: DeliveredCard | null
}

export interface DeliveredCard {
  readonly conversationId: string
  readonly activityId: string
}

export async function attest(deps: AttestDeps, { identity, action, activityId }: Press): Promise<Attested> {
  const how = { identity, nonce: action.nonce, channel: 'card', activityId } as const
  const decision =
    action.kind === 'sign'
      ? await signPolicy(deps, { ...how, inputs: action.inputs })
      : await declinePolicy(deps, { ...how, reason: action.reason })
  return { answer: await present(deps, decision), delivered: await findDelivered(deps, decision) }
}

async function findDelivered(
  { deliveries, log }: AttestDeps,
  decision: AttestationDecision,
): Promise<DeliveredCard | null> {
  if (decision.kind !== 'recorded' && decision.kind !== 'already-signed') return null
  const { campaignId, bucket, person } = decision.assignment
  try {
    const delivery = await deliveries.find({ campaignId, bucket, personId: person.personId, step: 'launch' })
    return delivery?.state.kind === 'sent' ? delivery.state : null
  } catch (error) {
    // What the person did is recorded; that an older card still shows must not hide it from them.
    log.warn({ err: error, campaignId }, 'nobody could say where the first card went')
    return null
  }
}

async function present(deps: AttestDeps, decision: AttestationDecision): Promise<InvokeAnswer> {
  switch (decision.kind) {
    case 'recorded':
    case 'already-signed': {
      const { record, receiptNo } = decision
      const card =
        record.kind === 'declined' ? renderDeclined(deps.cards, record) : renderReceipt(deps.cards, record, receiptNo)
      return { kind: 'card', card }
    }
    case 'version-superseded':
      return {
        kind: 'card',
        card: decision.fresh ? await renderFresh(deps, decision.fresh) : renderMessage(oldVersion),
      }
    case 'fields-invalid':
      return { kind: 'say', text: fieldProblems(decision.problems) }
    case 'campaign-closed':
      return { kind: 'card', card: renderMessage(campaignClosed) }
    case 'not-assigned':
      return { kind: 'say', text: messages.notYours }
  }
}

async function renderFresh(deps: AttestDeps, assignment: Assignment) {
  const campaign = await deps.campaigns.find(assignment.campaignId)
  if (!campaign) throw new Error(`Campaign ${assignment.campaignId} is missing, and people are assigned to it.`)
  const version = await getVersionOf(deps, campaign)
  return makePolicyCard(deps, { campaign, version, assignment, notice: messages.newerVersion })
}
