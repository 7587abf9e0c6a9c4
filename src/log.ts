import pino, { type Logger } from 'pino'

/** Ids and counts only: never a name, a token or what a card says. */
export type Log = Logger

/**
 * One JSON line an event, on stderr, so that a command's own output stays clean. What an error carries beside its
 * message (requests, headers, cards) is left out: vendors put tokens and names there.
 */
export function createLog(level: 'info' | 'warn'): Log {
  return pino({ level, base: null, serializers: { err: describeError } }, pino.destination({ fd: 2, sync: true }))
}

interface DescribedError {
  readonly type: string
  readonly message: string
  readonly stack: string | undefined
  readonly cause?: DescribedError | string
}

function describeError(error: unknown): DescribedError | string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : 'something that is not an error was thrown'
  const described = { type: error.name, message: error.message, stack: error.stack }
  return error.cause instanceof Error ? { ...described, cause: describeError(error.cause) } : described
}
