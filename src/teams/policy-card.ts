import { findChangesSinceSigned } from '../attestations/changes-since-signed.ts'
import type { BotDeps } from './bot-deps.ts'
import type { Card } from './card-template.ts'
import { type PolicyCardRequest, renderSignPolicy } from './render-sign-policy.ts'

export type PolicyCardDeps = Pick<BotDeps, 'cards' | 'ledger' | 'policies'>

/** The card to sign, which tells somebody who signed before what has changed since. */
export async function makePolicyCard(deps: PolicyCardDeps, request: Omit<PolicyCardRequest, 'since'>): Promise<Card> {
  const { version, assignment } = request
  const { person: identity, audiences } = assignment
  const since = await findChangesSinceSigned(deps, { identity, audiences, version })
  return renderSignPolicy(deps.cards, { ...request, ...(since && { since }) })
}
