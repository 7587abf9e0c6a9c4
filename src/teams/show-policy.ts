import { receiptNoOf } from '../attestations/canonical.ts'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import { findPolicyInForce } from '../campaigns/in-force.ts'
import type { BotDeps } from './bot-deps.ts'
import type { Card } from './card-template.ts'
import { nothingToSign } from './plain-messages.ts'
import { makePolicyCard } from './policy-card.ts'
import { renderMessage } from './render-message.ts'
import { renderReceipt } from './render-receipt.ts'

type ShowPolicyDeps = Pick<BotDeps, 'cards' | 'policies' | 'campaigns' | 'assignments' | 'ledger'>

/** The card to sign, or the receipt if it is signed. The ledger decides, not the counts made from it. */
export async function showPolicy(deps: ShowPolicyDeps, identity: VerifiedIdentity, notice?: string): Promise<Card> {
  const inForce = await findPolicyInForce(deps, identity.personId)
  if (!inForce) return renderMessage(nothingToSign(deps.cards.school))
  const signed = await deps.ledger.findSigned(identity, inForce.campaign.campaignId)
  if (signed) return renderReceipt(deps.cards, signed.record, receiptNoOf(signed.recordHash))
  return makePolicyCard(deps, { ...inForce, ...(notice !== undefined && { notice }) })
}
