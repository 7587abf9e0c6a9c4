import { createHash } from 'node:crypto'
import type { LedgerRecord, ReceiptNo } from './attestation.ts'

/**
 * One spelling for one value: no spaces, keys in order of their UTF-16 code units, numbers and strings as
 * ECMAScript writes them. Two programs that agree on the value agree on the bytes, so a hash can be checked
 * by anybody. A lone surrogate is written as its escape, where RFC 8785 would refuse it: a name is never lost.
 *
 * @throws TypeError for what JSON has no word for: undefined, functions, NaN, infinities, dates, class instances.
 * @see RFC 8785, JSON Canonicalization Scheme
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`JSON cannot say ${typeof value === 'object' ? 'this object' : String(value)}.`)
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** `sha256:` and 64 hex digits over the UTF-8 bytes of the record's canonical JSON. */
export function hashRecord(record: LedgerRecord): string {
  return `sha256:${createHash('sha256').update(canonicalJson(record), 'utf8').digest('hex')}`
}

// Crockford's base 32: no I, L, O or U, so that nothing is misheard or misread.
const receiptLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bitsPerLetter = 5n
const lettersPerReceipt = 8

/**
 * The first 40 bits of a record's hash as two groups of four, to read out on the telephone. Among a thousand
 * records two share a number about once in two million schools; the hash itself is what proves.
 *
 * @throws TypeError unless the text is `sha256:` and 64 hex digits.
 */
export function receiptNoOf(recordHash: string): ReceiptNo {
  const hex = /^sha256:([0-9a-f]{10})[0-9a-f]{54}$/.exec(recordHash)?.[1]
  if (hex === undefined) throw new TypeError(`"${recordHash}" is not the hash of a record.`)
  const bits = BigInt(`0x${hex}`)
  const letters = Array.from({ length: lettersPerReceipt }, (_, index) => {
    const shift = BigInt(lettersPerReceipt - 1 - index) * bitsPerLetter
    return receiptLetters.charAt(Number((bits >> shift) & 31n))
  }).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}` as ReceiptNo
}
