import type { LaunchPlan } from '../campaigns/launch-plan.ts'
import { describeLaunchProblem, type LaunchProblem } from '../campaigns/launch-problem.ts'
import { isReviewOverdue } from '../campaigns/review/review-day.ts'
import { schoolDateOf } from '../clock.ts'
import type { Roster } from '../people/roster.ts'
import { rosterAsJson, rosterAsText } from './roster-print.ts'

/** Those this launch is about: nobody who was asked before. */
function newPeople({ roster, campaign, toAsk, unreachable, exclusions }: LaunchPlan): Roster {
  const audiences = campaign.audiences.filter((audience) => roster.audiences.includes(audience))
  return { ...roster, audiences, entries: [...toAsk, ...unreachable], exclusions }
}

export function planAsJson(
  plan: LaunchPlan,
  {
    isSent,
    standing,
    uncertain,
  }: { readonly isSent: boolean; readonly standing: number; readonly uncertain: number | null },
): object {
  const { campaignId, policyId, versionId, policyTitle, audiences, dueOn } = plan.campaign
  return {
    campaignId,
    policyId,
    versionId,
    policyTitle,
    audiences,
    dueOn,
    sent: isSent,
    addsToOpenCampaign: plan.isExtension,
    toAsk: plan.toAsk.length - standing,
    signaturesStanding: standing,
    unreachable: plan.unreachable.length,
    excluded: plan.exclusions.length,
    alreadyAsked: plan.alreadyAsked,
    alreadySigned: plan.alreadySigned,
    estimatedMinutes: plan.estimatedMinutes,
    supersedes: plan.supersedes.map((campaign) => campaign.campaignId),
    /** Clauses of the document that nobody looked at; null where it is a text that was sent before. */
    uncertainClauses: uncertain,
    problems: plan.problems.map(problemWords),
    roster: rosterAsJson(newPeople(plan)),
  }
}

export function planAsText(plan: LaunchPlan, standing: number): string {
  const { policyTitle, dueOn, campaignId } = plan.campaign
  const lines = [
    `${policyTitle}, to be signed by ${longDay.format(new Date(dueOn))}`,
    `Campaign ${campaignId}${plan.isExtension ? ' (already open: new people are added to it)' : ''}`,
    cardsLine(plan, standing),
    ...standingLines(plan, standing),
    ...reviewLines(plan),
    ...(plan.alreadyAsked > 0
      ? [`${plan.alreadyAsked} were asked before and get no second card; ${plan.alreadySigned} of them have signed.`]
      : []),
    ...plan.supersedes.map((older) => `This ends campaign ${older.campaignId}: its cards can no longer be signed.`),
  ]
  return `${lines.join('\n')}\n\n${rosterAsText(newPeople(plan))}`
}

/** With whom it stands must be read before anything is sent. */
function standingLines({ campaign: { carryOver } }: LaunchPlan, standing: number): readonly string[] {
  if (carryOver === undefined) return []
  const why =
    carryOver.kind === 'editorial' ? 'only the wording has changed' : 'nothing that applies to them has changed'
  return [`${counted(standing, 'signature')} of the text before will stand, on the word of ${carryOver.by}: ${why}.`]
}

function reviewLines({ version: { policy }, campaign: { launchedAt } }: LaunchPlan): readonly string[] {
  if (!isReviewOverdue(policy, schoolDateOf(launchedAt))) return []
  return [`The policy says that it was to be reviewed by ${policy.reviewDueOn}, which has passed.`]
}

function cardsLine({ toAsk, unreachable, estimatedMinutes }: LaunchPlan, standing: number): string {
  const cards = toAsk.length - standing

  const time = estimatedMinutes <= 1 ? 'about a minute' : `about ${estimatedMinutes} minutes`
  const others = unreachable.length === 0 ? '' : ` ${unreachable.length} cannot be reached in chat.`
  return cards === 0 ? `No new cards.${others}` : `${counted(cards, 'new card')}, ${time}.${others}`
}

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

export function problemWords(problem: LaunchProblem): string {
  const words = describeLaunchProblem(problem)
  return problem.kind === 'people-gone' ? `${words} (To say so, add --accept-fewer.)` : words
}

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
