import type { ErrorRequestHandler, RequestHandler } from 'express'
import { DirectoryError } from '../people/ports.ts'
import type { ApiProblem } from './api.ts'

const statusByCode: Readonly<Record<ApiProblem['code'], number>> = {
  'signed-out': 401,
  'not-a-leader': 403,
  'not-found': 404,
  'bad-request': 400,
  'too-many-requests': 429,
  unavailable: 503,
}

export const problems = {
  signedOut: {
    code: 'signed-out',
    message: 'Teams could not show us who you are. Close this tab, open it again, and sign in if Teams asks.',
  },
  notALeader: {
    code: 'not-a-leader',
    message:
      'It names people who have not signed, so only the school’s leaders group can see it. ' +
      'If that should include you, ask your ICT manager.',
  },
  noSuchCampaign: {
    code: 'not-found',
    message: 'There is no such campaign here. It may belong to another school. Go back and choose one from the list.',
  },
  noSuchPolicy: {
    code: 'not-found',
    message: 'There is no such policy here. It may belong to another school.',
  },
  noSuchAddress: { code: 'not-found', message: 'There is nothing at this address.' },
  badRequest: { code: 'bad-request', message: 'We could not read that request.' },
  tooManyRequests: {
    code: 'too-many-requests',
    message: 'That is a lot of requests at once. Wait a minute and try again.',
  },
  recordsUnavailable: {
    code: 'unavailable',
    message: 'The school’s records cannot be reached just now. Nothing is lost. Try again in a minute.',
  },
  signInUnavailable: {
    code: 'unavailable',
    message: 'Microsoft’s sign-in cannot be reached just now, so we cannot check who you are. Try again in a minute.',
  },
  directoryUnavailable: {
    code: 'unavailable',
    message:
      'Microsoft’s list of your school’s people cannot be asked just now. Nothing is lost. Try again in a minute.',
  },
} as const satisfies Record<string, ApiProblem>

/** Thrown by a route to end the request with a problem that was written for the person. */
export class WebProblem extends Error {
  override readonly name = 'WebProblem'
  readonly problem: ApiProblem

  constructor(problem: ApiProblem, options: { readonly cause?: unknown } = {}) {
    super(problem.code, options)
    this.problem = problem
  }
}

/** Where faults are written for an operator; pino's logger is one. */
export interface FaultLog {
  error(details: object, message: string): void
}

/**
 * Words for the person. What nobody planned for is, on these read-only routes, storage that did not answer
 * or a fault of ours: either way the person can only try again, and the operator finds it in the log.
 */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof WebProblem) return error.problem
  if (error instanceof DirectoryError) return problems.directoryUnavailable
  if (isUnreadableRequest(error)) return problems.badRequest
  return problems.recordsUnavailable
}

/** How express and its body reader say that the request itself was at fault: a 4xx `status`. */
function isUnreadableRequest(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error)) return false
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
}

/** The one place where an error becomes an answer. No error's own text leaves the server. */
export function answerProblems(log: FaultLog): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = toProblem(error)
    if (problem.code === 'unavailable')
      log.error({ err: error, method: request.method, path: request.path }, 'request failed')
    if (response.headersSent) return next(error)
    response.status(statusByCode[problem.code]).set('cache-control', 'no-store').json(problem)
  }
}

export const answerUnknownAddress: RequestHandler = () => {
  throw new WebProblem(problems.noSuchAddress)
}
