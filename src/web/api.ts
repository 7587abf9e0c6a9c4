/**
 * What the tab receives, as JSON. The tab imports these types and nothing else of the server.
 */
import type { CompletionReport, OutstandingPerson, Tally } from '../reports/completion.ts'

export type { OutstandingPerson, Tally }

export interface CampaignSummary {
  readonly campaignId: string
  readonly policyTitle: string
  readonly dueOn: string
  readonly launchedAt: string
  readonly state: 'open' | 'superseded' | 'closed'
  readonly audiences: readonly string[]
}

export interface CompletionView extends Omit<CompletionReport, 'campaign'> {
  readonly campaign: CampaignSummary
}

/** Every error the API answers: words for the person, and a code for the tab. */
export interface ApiProblem {
  readonly code: 'signed-out' | 'not-a-leader' | 'not-found' | 'unavailable'
  readonly message: string
}
