import { z } from 'zod/v4'
import type { SendOutcome } from '../campaigns/delivery.ts'

/** What calling Teams came to when it went wrong, before anybody decides what that means for a card. */
export type TeamsFailure =
  | { readonly kind: 'throttled'; readonly retryAfterMs: number; readonly detail: string }
  /** Certainly not done: refused for now, or nothing ever left this machine. */
  | { readonly kind: 'not-done'; readonly retryAfterMs: number; readonly detail: string }
  | { readonly kind: 'lost-answer'; readonly detail: string }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly detail: string }
  | { readonly kind: 'not-found'; readonly detail: string }

type RefusalReason = 'blocked' | 'not-installed' | 'stopped-by-administrator'

const THROTTLED_MS = 30_000 // Teams gave no figure; its longest window for one chat is 30 s
const LONGEST_THROTTLED_MS = 3_600_000 // whatever figure came, Teams is asked again within the hour
const CONFLICT_MS = 2_000
const NOT_SENT_MS = 15_000
const MISCONFIGURED_MS = 600_000 // an administrator has to act; asking every ten minutes disturbs nobody

interface Headers {
  get(name: string): unknown
}

const errorSchema = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  response: z.object({ headers: z.custom<Headers>((value) => typeof value === 'object') }).optional(),
  details: z.unknown().optional(),
})

/** What the connector client threw, in our words. */
export function toTeamsFailure(error: unknown): TeamsFailure {
  const { statusCode, code = '', message = '', response, details } = errorSchema.safeParse(error).data ?? {}
  const said = `${code} ${message} ${details === undefined ? '' : JSON.stringify(details)}`
  const detail = `${statusCode ?? 'no answer'} ${code}`.trim()
  if (statusCode === undefined && !neverSent.has(code)) return { kind: 'lost-answer', detail }
  if (statusCode === undefined) return { kind: 'not-done', retryAfterMs: NOT_SENT_MS, detail }
  if (statusCode === 429) {
    const asked = retryAfterOf(response?.headers.get('retry-after')) ?? THROTTLED_MS
    return { kind: 'throttled', retryAfterMs: Math.min(asked, LONGEST_THROTTLED_MS), detail }
  }
  if (statusCode === 412) return { kind: 'not-done', retryAfterMs: CONFLICT_MS, detail }
  if (statusCode === 403) return toRefusal(said, detail)
  if (statusCode === 404) return { kind: 'not-found', detail }
  const isOurMistake = statusCode >= 400 && statusCode < 500 && statusCode !== 408
  return isOurMistake ? { kind: 'not-done', retryAfterMs: MISCONFIGURED_MS, detail } : { kind: 'lost-answer', detail }
}

// The connection itself failed, so no byte of the card left.
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Bodies differ from what is documented, so the words are looked for anywhere in them; any other 403 is final too. */
function toRefusal(said: string, detail: string): TeamsFailure {
  if (/InvalidBotApiHost/i.test(said)) return { kind: 'not-done', retryAfterMs: MISCONFIGURED_MS, detail }
  if (/BotDisabledByAdmin|NotEnoughPermissions/i.test(said))
    return { kind: 'refused', reason: 'stopped-by-administrator', detail }
  if (/BotNotInConversationRoster|ForbiddenOperationException/i.test(said) && !/MessageWritesBlocked/i.test(said)) {
    return { kind: 'refused', reason: 'not-installed', detail }
  }
  return { kind: 'refused', reason: 'blocked', detail }
}

/** Seconds or an HTTP date. */
function retryAfterOf(header: unknown): number | undefined {
  if (typeof header !== 'string') return undefined
  if (/^\d+$/.test(header)) return Number(header) * 1000
  const waitMs = Date.parse(header) - Date.now()
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs)
}

/** What is known of a card that is not there, or may not be. */
export type NotSent = Exclude<SendOutcome, { kind: 'sent' }>

/** For a card whose sending began: a lost answer may mean that it arrived. */
export function outcomeOfSending(failure: TeamsFailure): NotSent {
  if (failure.kind === 'lost-answer') return { kind: 'unknown', detail: failure.detail }
  return outcomeBeforeSending(failure)
}

/** While the chat is still being opened no card can have arrived, whatever was lost. */
export function outcomeBeforeSending(failure: TeamsFailure): NotSent {
  const { detail } = failure
  switch (failure.kind) {
    case 'throttled':
      return { kind: 'not-sent', retryAfterMs: failure.retryAfterMs, detail, isThrottled: true }
    case 'not-done':
      return { kind: 'not-sent', retryAfterMs: failure.retryAfterMs, detail }
    case 'lost-answer':
      return { kind: 'not-sent', retryAfterMs: NOT_SENT_MS, detail }
    case 'not-found':
      return { kind: 'unreachable', reason: 'conversation-lost', detail }
    case 'refused':
      return { kind: 'unreachable', reason: failure.reason, detail }
  }
}
