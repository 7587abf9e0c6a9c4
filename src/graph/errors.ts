import { AuthError, ServerError } from '@azure/msal-node'
import { GraphClientError, GraphError } from '@microsoft/microsoft-graph-client'
import type { GroupId } from '../people/person.ts'
import { DirectoryError } from '../people/ports.ts'
import { GraphFailure } from './graph-failure.ts'

/** Graph's client turns every error into its own, which loses the cause; only this one passes through untouched. */
export function carry(failure: GraphFailure): GraphClientError {
  const carrier = new GraphClientError(failure.message)
  carrier.customError = failure
  return carrier
}

export function toGraphFailure(cause: unknown): GraphFailure {
  if (cause instanceof GraphFailure) return cause
  if (cause instanceof GraphClientError && cause.customError instanceof GraphFailure) return cause.customError
  if (!(cause instanceof GraphError)) return new GraphFailure('unreadable', messageOf(cause), { cause })
  const status = Math.max(cause.statusCode, 0)
  const details = { status, code: cause.code ?? '', retryAfterMs: retryAfterOf(cause.headers), cause }
  if (status >= 400) return new GraphFailure('refused', cause.message, details)
  // The status line said yes: either the body is not JSON, or it broke off.
  return new GraphFailure(cause.code === 'SyntaxError' ? 'unreadable' : 'unanswered', cause.message, details)
}

export function toSignInFailure(cause: unknown): GraphFailure {
  if (isPassingSignIn(cause)) {
    return new GraphFailure('unanswered', `The sign-in service could not be asked: ${reasonOf(cause)}`, { cause })
  }
  return new GraphFailure('sign-in', reasonOf(cause), { cause })
}

// What MSAL calls it when the sign-in service could not be reached.
const unreachableCodes = ['network_error', 'endpoints_resolution_error', 'openid_config_error', 'request_timeout']

/** The service is away or busy; anything else is about the credential, and asking again will not mend it. */
function isPassingSignIn(cause: unknown): boolean {
  // After a 429 or 5xx MSAL asks nobody for a minute and throws one without status or code.
  if (cause instanceof ServerError) return isBusyStatus(cause.status ?? 0) || cause.errorCode === ''
  return cause instanceof AuthError && unreachableCodes.includes(cause.errorCode)
}

/** Too many requests, or a fault of the service: asking again later may help. */
export function isBusyStatus(status: number): boolean {
  return status === 429 || status >= 500
}

/** MSAL wraps Entra ID's sentence in dates and trace ids, which are in the cause for whoever needs them. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof AuthError)) return messageOf(cause)
  const description = /Description: (.*?)(?: Trace ID:| - Correlation ID:|\r?\n|$)/.exec(cause.errorMessage)?.[1]
  return (description ?? cause.errorMessage) || cause.errorCode
}

/** What was asked of Graph, for the words of an error. */
export interface Question {
  /** Continues "refused to": `list the members of group …`. */
  readonly what: string
  readonly permissions: string
  readonly group?: GroupId
}

export function toDirectoryError(failure: GraphFailure, { what, permissions, group }: Question): DirectoryError {
  const because = failure.code ? `${failure.code}: ${failure.message}` : failure.message
  if (failure.kind === 'sign-in') {
    return new DirectoryError(
      'not-permitted',
      `Entra ID did not sign Assent in, so it could not ${what}. Check the credential of its app registration. (${because})`,
      { cause: failure },
    )
  }
  if (failure.kind === 'unreadable') {
    return new DirectoryError(
      'unexpected-answer',
      `Microsoft Graph gave an answer Assent cannot read when asked to ${what}. (${because})`,
      { cause: failure },
    )
  }
  switch (failure.status) {
    case 401:
      return new DirectoryError(
        'not-permitted',
        `Microsoft Graph did not accept Assent’s token, so it could not ${what}. Check the tenant and the app registration. (${because})`,
        { cause: failure },
      )
    case 403:
      return new DirectoryError(
        'not-permitted',
        `Entra ID refused to ${what}. Assent’s app registration needs the Microsoft Graph application permission ${permissions}, with an administrator’s consent. (${because})`,
        { cause: failure },
      )
    case 404:
      return group
        ? new DirectoryError(
            'group-not-found',
            `Entra ID has no group ${group}. Check the group’s id in the settings.`,
            { cause: failure },
          )
        : new DirectoryError('unexpected-answer', `Microsoft Graph could not ${what}. (${because})`, { cause: failure })
    default:
      return busyOrUnexpected(failure, what, because)
  }
}

function busyOrUnexpected(failure: GraphFailure, what: string, because: string): DirectoryError {
  const { retryAfterMs } = failure
  if (failure.status === 429 || (failure.status >= 500 && retryAfterMs !== undefined)) {
    const wait = retryAfterMs === undefined ? 'a few minutes' : `${Math.ceil(retryAfterMs / 1000)} seconds`
    const options = { cause: failure, ...(retryAfterMs !== undefined && { retryAfterMs }) }
    return new DirectoryError(
      'throttled',
      `Microsoft Graph is busy and could not ${what}. Try again in ${wait}. (${because})`,
      options,
    )
  }
  if (failure.kind === 'unanswered' || failure.status >= 500) {
    return new DirectoryError(
      'unavailable',
      `Microsoft Graph could not be reached to ${what}. Try again later. (${because})`,
      { cause: failure },
    )
  }
  return new DirectoryError('unexpected-answer', `Microsoft Graph would not ${what}. (${because})`, { cause: failure })
}

/**
 * Seconds or an HTTP date, which is read against the answer's own date so that no clock of ours matters.
 * @see RFC 9110, 10.2.3
 */
function retryAfterOf(headers: Headers | undefined): number | undefined {
  const text = headers?.get('retry-after')
  if (!text) return undefined
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const wait = Date.parse(text) - Date.parse(headers?.get('date') ?? '')
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0)
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
