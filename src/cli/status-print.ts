import type { Campaign } from '../campaigns/campaign.ts'
import type { CompletionReport, OutstandingPerson, Tally } from '../reports/completion.ts'
import { audienceNames } from './audience-names.ts'

/** The six numbers are a published contract; the rest may grow. */
export function statusAsJson({ campaign, asOf, total, byAudience, outstanding }: CompletionReport): object {
  const { campaignId, policyId, versionId, policyTitle, dueOn, launchedAt, state } = campaign
  return {
    ...total,
    campaignId,
    policyId,
    versionId,
    policyTitle,
    dueOn,
    launchedAt,
    state,
    asOf,
    audiences: byAudience.map(({ audience, tally }) => ({ audience, ...tally })),
    outstanding,
  }
}

export function statusAsText({ campaign, asOf, total, byAudience, outstanding }: CompletionReport): string {
  const width = Math.max(...byAudience.map(({ audience }) => audienceNames[audience].length), 'Everybody'.length) + 2
  return `${[
    `${campaign.policyTitle}, to be signed by ${day.format(new Date(campaign.dueOn))}`,
    `Campaign ${campaign.campaignId}, ${campaign.state}; as of ${moment.format(new Date(asOf))}`,
    '',
    tallyLine('Everybody'.padEnd(width), total),
    ...byAudience.map(({ audience, tally }) => tallyLine(audienceNames[audience].padEnd(width), tally)),
    ...outstanding.map(personLines),
  ].join('\n')}\n`
}

function tallyLine(label: string, { expected, signed, declined, pending, excused, unreachable }: Tally): string {
  return `  ${label}${signed} of ${expected} signed; ${pending} pending, ${declined} declined, ${unreachable} unreachable, ${excused} excused`
}

function personLines({ displayName, jobTitle, state, reason, nextStep }: OutstandingPerson): string {
  const title = jobTitle === null ? '' : `, ${jobTitle}`
  return `\n${displayName}${title}: ${state}\n  ${reason}\n  ${nextStep}`
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })

export function listAsText(campaigns: readonly Campaign[]): string {
  if (campaigns.length === 0) return 'No campaign has been launched yet.\n'
  const lines = campaigns.map(
    ({ campaignId, policyTitle, audiences, dueOn, launchedAt, state }) =>
      `${campaignId}\n  ${policyTitle}, for ${audiences.map((audience) => audienceNames[audience]).join(', ')}: ${state}, launched ${moment.format(new Date(launchedAt))}, due ${day.format(new Date(dueOn))}`,
  )
  return `${lines.join('\n')}\n`
}
