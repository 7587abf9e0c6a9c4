import { StorageError } from './errors.ts'

// 64 KiB a message, of which base64 leaves three quarters; the rest are the service's own limits.
// Microsoft, "Scalability and performance targets for Queue Storage"; "Put Message"; "Get Messages".
const textBytes = 48 * 1_024
export const keptForSeconds = 7 * 24 * 60 * 60
const receiveAtMost = 32

/** @throws StorageError `invalid` for a text that does not fit a message, or would not come back as it went in. */
export function checkText(text: string): void {
  const bytes = Buffer.byteLength(text, 'utf8')
  if (bytes > textBytes) throw new StorageError('invalid', `A message of ${bytes} bytes is more than ${textBytes}.`)
  if (!text.isWellFormed()) throw new StorageError('invalid', 'A message holds half a character.')
}

/** @throws StorageError `invalid` unless 1 to 32 messages are asked for. */
export function checkCount(max: number): void {
  if (!Number.isInteger(max) || max < 1 || max > receiveAtMost) {
    throw new StorageError('invalid', `1 to ${receiveAtMost} messages can be received at once, not ${max}.`)
  }
}

/** Rounded up: a lease may last a little longer than asked, never less. @throws StorageError `invalid` */
export function wholeSeconds(ms: number, atLeast: number): number {
  const seconds = Math.ceil(ms / 1_000)
  if (!(seconds >= atLeast && seconds < keptForSeconds)) {
    throw new StorageError('invalid', `A message can be hidden for ${atLeast} seconds to seven days, not ${ms} ms.`)
  }
  return seconds
}
