import type { CampaignSummary } from '../../web/api.ts'
import { shortDate } from './dates.ts'

/** The newest that still collects signatures, or the newest of all. */
export function chooseCampaign(campaigns: readonly CampaignSummary[]): CampaignSummary | undefined {
  return campaigns.find(({ state }) => state === 'open') ?? campaigns[0]
}

const endings: Readonly<Record<CampaignSummary['state'], string>> = {
  open: '',
  superseded: ', replaced by a newer one',
  closed: ', closed',
}

/** `Acceptable use policy, sent 1 Sept 2026` */
export function campaignWords({ policyTitle, launchedAt, state }: CampaignSummary): string {
  return `${policyTitle}, sent ${shortDate(launchedAt)}${endings[state]}`
}
