import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { problems, WebProblem } from './problems.ts'
import { sessionOf } from './session.ts'

// A tab in use makes a few requests a minute; twenty open tabs stay below this.
const requestsAMinute = 120

/** Counts by person, not by address: a whole school comes from one address. */
export function requestLimit(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsAMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_request, response) => {
      const { tenantId, personId } = sessionOf(response)
      return `${tenantId}:${personId}`
    },
    handler: () => {
      throw new WebProblem(problems.tooManyRequests)
    },
  })
}
