import type { Campaign } from '../campaigns/campaign.ts'
import type { CompletionReport } from '../reports/completion.ts'
import type { CampaignSummary, CompletionView } from './api.ts'
import { policyPagePath } from './policy-page/page-address.ts'

export function toCampaignSummary(campaign: Campaign): CampaignSummary {
  return {
    campaignId: campaign.campaignId,
    policyTitle: campaign.policyTitle,
    policyUrl: policyPagePath(campaign, campaign.audiences),
    dueOn: campaign.dueOn,
    launchedAt: campaign.launchedAt,
    state: campaign.state,
    audiences: campaign.audiences,
  }
}

export function toCompletionView(report: CompletionReport): CompletionView {
  return { ...report, campaign: toCampaignSummary(report.campaign) }
}
