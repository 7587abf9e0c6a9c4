/**
 * What the tab receives, as JSON. The tab imports these types and nothing else of the server.
 */
import type { PolicyReview } from '../policy/review/review.ts'
import type { CompletionReport, OutstandingPerson, Tally } from '../reports/completion.ts'

export type { OutstandingPerson, Tally }

export interface CampaignSummary {
  readonly campaignId: string
  readonly policyTitle: string
  /** The policy in full, as everybody this campaign asks may read it. */
  readonly policyUrl: string
  readonly dueOn: string
  readonly launchedAt: string
  readonly state: 'open' | 'superseded' | 'closed'
  readonly audiences: readonly string[]
}

export interface CampaignList {
  readonly schoolName: string
  /** Newest launch first. */
  readonly campaigns: readonly CampaignSummary[]
}

export interface CompletionView extends Omit<CompletionReport, 'campaign'> {
  readonly campaign: CampaignSummary
}

/**
 * One message of the live stream, as the `data` of a server-sent event.
 * `bye` says that the server is ending the stream on purpose: ask again, with a fresh token.
 */
export type CompletionEvent =
  | { readonly kind: 'completion'; readonly view: CompletionView }
  | { readonly kind: 'problem'; readonly problem: ApiProblem }
  | { readonly kind: 'bye' }

/** What is uncertain about a policy, and what people corrected: as the next version of the same file would be. */
export interface PolicyReviewView {
  readonly versionId: string
  readonly publishedAt: string
  /** `version` where the file was not kept: then nothing is known of what was left out or joined. */
  readonly readFrom: 'file' | 'version'
  readonly review: PolicyReview
}

/** Every error the API answers: words for the person, and a code for the tab. */
export interface ApiProblem {
  readonly code: 'signed-out' | 'not-a-leader' | 'not-found' | 'bad-request' | 'too-many-requests' | 'unavailable'
  readonly message: string
}
