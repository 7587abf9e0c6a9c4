import { z } from 'zod/v4'

/**
 * `unavailable`: storage could not be asked, or its answer was lost; a write may or may not have landed.
 * `forbidden`: the account or identity may not do this. `invalid`: the request breaks a rule of storage, repeating it
 * is useless. `not-found`: a table, a queue, or a row that had to exist is missing. `contended`: other writers were
 * faster every time. `unreadable`: something stored cannot be understood. `unexpected`: anything else.
 */
export type StorageErrorKind =
  | 'unavailable'
  | 'forbidden'
  | 'invalid'
  | 'not-found'
  | 'contended'
  | 'unreadable'
  | 'unexpected'

export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly kind: StorageErrorKind

  constructor(kind: StorageErrorKind, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options)
    this.kind = kind
  }
}

export interface VendorFailure {
  /** Undefined where no answer came back. */
  readonly status: number | undefined
  /** `ServerBusy`, `ECONNREFUSED` … */
  readonly code: string | undefined
}

// Where the SDKs put it: tables in the parsed body, queues in the headers, network errors on the error itself.
const failureSchema = z.object({
  statusCode: z.number().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  details: z
    .object({
      errorCode: z.string().optional().catch(undefined),
      odataError: z.object({ code: z.string() }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

export function failureOf(cause: unknown): VendorFailure {
  const { data } = failureSchema.safeParse(cause)
  const code = data?.details?.odataError?.code ?? data?.details?.errorCode ?? data?.code
  return { status: data?.statusCode, code }
}

/** @param doing what was attempted, `insert into AssentLedger`. */
export function toStorageError(cause: unknown, doing: string): StorageError {
  if (cause instanceof StorageError) return cause
  const { status, code } = failureOf(cause)
  const kind = kindOf(cause, status, code)
  const answer = [status, code].filter((part) => part !== undefined).join(' ')
  return new StorageError(kind, `Storage could not ${doing}: ${explanations[kind]}${answer && ` (${answer})`}.`, {
    cause,
  })
}

const explanations: Readonly<Record<StorageErrorKind, string>> = {
  unavailable: 'it did not answer, or was too busy',
  forbidden: 'access was refused; check the account key, or the identity’s table, queue and blob roles',
  invalid: 'the request breaks one of its limits',
  'not-found': 'what it needs is missing',
  contended: 'other writers were faster',
  unreadable: 'the answer could not be understood',
  unexpected: 'something unforeseen happened',
}

function kindOf(cause: unknown, status: number | undefined, code: string | undefined): StorageErrorKind {
  if (status === undefined) return isLostAnswer(cause, code) ? 'unavailable' : 'unexpected'
  if (status === 401 || status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  if (status === 408 || status === 429 || status >= 500) return 'unavailable'
  if (status === 400 || status === 413) return 'invalid'
  return 'unexpected'
}

// The SDK's own timeout is an AbortError; a broken connection is a RestError or a Node error with a code such as ECONNRESET.
function isLostAnswer(cause: unknown, code: string | undefined): boolean {
  if (!(cause instanceof Error)) return false
  return cause.name === 'AbortError' || cause.name === 'RestError' || code?.startsWith('E') === true
}
