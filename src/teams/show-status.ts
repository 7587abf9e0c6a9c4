import { receiptNoOf } from '../attestations/canonical.ts'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import type { Assignment } from '../campaigns/assignment.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import { findPolicyInForce } from '../campaigns/in-force.ts'
import { reportCompletion } from '../reports/report-completion.ts'
import { asksAsLeader } from './asks-as-leader.ts'
import type { BotDeps } from './bot-deps.ts'
import type { Card } from './card-template.ts'
import { longDate, longDateTime, shownName } from './card-text.ts'
import { nothingToSign } from './plain-messages.ts'
import { standingWords } from './policy-words.ts'
import { renderMessage } from './render-message.ts'
import { renderStatus } from './render-status.ts'

// A chat card; the tab has them all.
const MAX_CAMPAIGNS = 3

/** Everybody sees where they stand themselves; a leader also how many have signed, by audience. */
export async function showStatus(deps: BotDeps, identity: VerifiedIdentity): Promise<Card> {
  const inForce = await findPolicyInForce(deps, identity.personId)
  const isLeader = await asksAsLeader(deps, identity.personId)
  if (!inForce && !isLeader) return renderMessage(nothingToSign(deps.cards.school))
  const own = inForce
    ? ((await standing(deps, identity, inForce.campaign)) ?? ownState(inForce.campaign, inForce.assignment))
    : 'There is nothing for you to sign at the moment.'
  const campaigns = isLeader ? (await deps.campaigns.list()).filter(({ state }) => state === 'open') : []
  const reports = await Promise.all(
    campaigns.slice(0, MAX_CAMPAIGNS).map(({ campaignId }) => reportCompletion(deps, campaignId)),
  )
  return renderStatus([own], reports)
}

/** Nobody is told that they signed what they never saw. */
async function standing(
  { ledger }: BotDeps,
  identity: VerifiedIdentity,
  { campaignId, policyTitle, carryOver }: Campaign,
): Promise<string | undefined> {
  const signed = carryOver && (await ledger.findSigned(identity, campaignId))
  if (signed?.record.kind !== 'carried-over') return undefined
  return `${shownName(policyTitle)}: ${standingWords(signed.record)} Receipt ${receiptNoOf(signed.recordHash)}.`
}

function ownState({ policyTitle, dueOn }: Campaign, { state }: Assignment): string {
  const title = shownName(policyTitle)
  switch (state.kind) {
    case 'signed':
      return `You signed ${title} on ${longDateTime(state.at)}. Receipt ${state.receiptNo}.`
    case 'declined':
      return `You said on ${longDateTime(state.at)} that you can't sign ${title} yet. Type "policy" when you are ready.`
    case 'excused':
      return `The school has excused you from signing ${title}.`
    case 'pending':
    case 'unreachable':
      return `You have not signed ${title} yet. The last day is ${longDate(dueOn)}. Type "policy" to get the card.`
  }
}
