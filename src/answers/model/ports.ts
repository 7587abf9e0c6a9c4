import type { ClauseId } from '../../policy/policy.ts'

/** What a text means, as a model's numbers. How many depends on the model. */
export type Vector = Float32Array

/** A clause as it is sent: its id and the policy's own words, nothing else. */
export interface OfferedClause {
  readonly id: ClauseId
  /** Headings above it, outermost first, joined. */
  readonly place: string
  readonly text: string
}

/** Names, contact details and whatever else points at the asker are masked before this is made. */
export interface OfferedQuestion {
  readonly question: string
  readonly clauses: readonly OfferedClause[]
}

/** As the model said it: whether the ids were among those sent is for the caller to check. */
export type Choice =
  | { readonly kind: 'none' }
  /** Best first; not necessarily all that were sent. */
  | { readonly kind: 'order'; readonly clauseIds: readonly string[] }

export interface Embedder {
  /**
   * One vector a text, in the order of the texts.
   *
   * @throws ModelFault
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Vector[]>
}

export interface Reranker {
  /** @throws ModelFault */
  rerank(offered: OfferedQuestion, signal: AbortSignal): Promise<Choice>
}

/** The time that something may take: its signal aborts when that is over, and disposing of it ends the wait. */
export interface Budget extends Disposable {
  readonly signal: AbortSignal
}

/** A language model that a school has switched on. Each part is optional; with neither there is no endpoint. */
export interface ModelEndpoint {
  readonly embedder?: Embedder
  readonly reranker?: Reranker
  startBudget(milliseconds: number): Budget
}

/**
 * `too-slow`: the budget ran out. `unreachable`: no answer, or it broke off. `refused`: an HTTP status other than 200.
 * `too-large`: more bytes than an answer can need. `unreadable`: not in the form that was asked for.
 * `unknown-clauses`: ids that were not sent, or one twice. `unusable-vectors`: too few, of different lengths, or nought.
 */
export type FaultReason =
  | 'too-slow'
  | 'unreachable'
  | 'refused'
  | 'too-large'
  | 'unreadable'
  | 'unknown-clauses'
  | 'unusable-vectors'

/** The endpoint was of no help this time. Carries nothing that was sent or answered, so that it may be logged. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault'
  readonly reason: FaultReason
  /** Of HTTP, for `refused`. */
  readonly status: number | undefined

  constructor(reason: FaultReason, status?: number) {
    super(`The model endpoint was of no help: ${reason}${status === undefined ? '' : ` (HTTP ${status})`}`)
    this.reason = reason
    this.status = status
  }
}
