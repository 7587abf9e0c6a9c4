/**
 * `refused` Graph answered with an error; `unanswered` it did not answer, or not to the end;
 * `sign-in` Entra ID gave no token; `unreadable` an answer came that is not what was asked for.
 */
export type GraphFailureKind = 'refused' | 'unanswered' | 'sign-in' | 'unreadable'

/** One call to Graph that came to nothing; never leaves this folder. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure'
  readonly kind: GraphFailureKind
  /** HTTP status, 0 where there was none. */
  readonly status: number
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor(
    kind: GraphFailureKind,
    message: string,
    options: { status?: number; code?: string; retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.status = options.status ?? 0
    this.code = options.code ?? ''
    this.retryAfterMs = options.retryAfterMs
  }
}
