import { GraphProblem } from './graph-problem.ts'

/** Something Microsoft Graph does now and then, for a test to ask for. */
export type PlannedAnswer =
  | { readonly kind: 'throttled'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'unavailable'; readonly status?: 500 | 502 | 503 | 504; readonly retryAfterSeconds?: number }
  /** The page token in the request is too old. */
  | { readonly kind: 'page-expired' }
  | { readonly kind: 'forbidden' }
  /** As when the app registration may read members but not users: ids come back, names do not. */
  | { readonly kind: 'names-withheld' }
  /** The connection breaks before an answer. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'problem'; readonly status: number; readonly code: string; readonly message: string }

export interface PlannedFault {
  /** Tested against `GET /v1.0/groups/…?$top=999`, decoded. */
  readonly on: RegExp
  readonly answer: PlannedAnswer
  /** How many matching requests get it; one, unless told. `Infinity` for good. */
  readonly times?: number
}

/** Faults still to come, oldest first. */
export class Plan {
  readonly #faults: { readonly fault: PlannedFault; left: number }[] = []

  add(fault: PlannedFault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 })
  }

  take(request: string): PlannedAnswer | undefined {
    const due = this.#faults.find(({ fault, left }) => left > 0 && fault.on.test(request))
    if (!due) return undefined
    due.left -= 1
    return due.fault.answer
  }
}

/** The refusal a planned answer stands for; the other kinds are not refusals. */
export function problemOf(answer: PlannedAnswer): GraphProblem | undefined {
  switch (answer.kind) {
    case 'throttled':
      return new GraphProblem(
        429,
        'TooManyRequests',
        'Too many requests. Please retry after.',
        retryAfter(answer.retryAfterSeconds),
      )
    case 'unavailable':
      return new GraphProblem(
        answer.status ?? 503,
        'serviceNotAvailable',
        'The service is unavailable.',
        retryAfter(answer.retryAfterSeconds),
      )
    case 'page-expired':
      return new GraphProblem(
        400,
        'Directory_ExpiredPageToken',
        'The specified page token value has expired and can no longer be included in your request.',
      )
    case 'forbidden':
      return new GraphProblem(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
    case 'problem':
      return new GraphProblem(answer.status, answer.code, answer.message)
    case 'names-withheld':
    case 'dropped':
      return undefined
  }
}

function retryAfter(seconds: number | undefined): Readonly<Record<string, string>> {
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) }
}
