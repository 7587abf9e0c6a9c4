import type { RequestHandler } from 'express'
import type { CampaignId } from '../campaigns/campaign.ts'
import type { CompletionReport } from '../reports/completion.ts'
import type { CampaignList } from './api.ts'
import { type CampaignReader, findCampaign, listCampaigns } from './campaign-of-request.ts'
import { outstandingCsvName, renderOutstandingCsv } from './outstanding-csv.ts'
import { toCampaignSummary, toCompletionView } from './present-completion.ts'
import { sessionOf } from './session.ts'

interface ReportPorts extends CampaignReader {
  readonly report: (campaignId: CampaignId) => Promise<CompletionReport>
}

type CampaignHandler = RequestHandler<{ campaignId: string }>

export function campaignList(ports: CampaignReader & { readonly schoolName: string }): RequestHandler {
  return async (_request, response) => {
    const campaigns = await listCampaigns(ports, sessionOf(response))
    response.json({ schoolName: ports.schoolName, campaigns: campaigns.map(toCampaignSummary) } satisfies CampaignList)
  }
}

export function completion(ports: ReportPorts): CampaignHandler {
  return async (request, response) => {
    const campaign = await findCampaign(ports, request.params.campaignId, sessionOf(response))
    response.json(toCompletionView(await ports.report(campaign.campaignId)))
  }
}

export function outstandingCsv(ports: ReportPorts): CampaignHandler {
  return async (request, response) => {
    const campaign = await findCampaign(ports, request.params.campaignId, sessionOf(response))
    const report = await ports.report(campaign.campaignId)
    response.attachment(outstandingCsvName(report)).type('text/csv').send(renderOutstandingCsv(report))
  }
}
