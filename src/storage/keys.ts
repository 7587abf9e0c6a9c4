import type { TenantId } from '../people/person.ts'
import { StorageError } from './errors.ts'
import type { KeyRange } from './table.ts'

// GUIDs, hex, base64url, ISO times and slugs. Azure would also take other characters, but some break its clients.
const partPattern = /^[A-Za-z0-9._:-]{1,200}$/

/**
 * Joins ids to a partition or row key. Parts that vary in shape come after those that hold no underscore
 * (GUIDs, numbers), so that two different lists of parts never give the same key.
 *
 * @throws StorageError `invalid` for a part that no id of ours can be.
 */
export function key(...parts: readonly string[]): string {
  for (const part of parts) {
    if (!partPattern.test(part)) {
      throw new StorageError(
        'invalid',
        `${JSON.stringify(part)} cannot be part of a storage key: use 1 to 200 letters, digits, and . _ : - only.`,
      )
    }
  }
  return parts.join('_')
}

const lastCharacterAllowed = 'z'

/** Every key that begins with these parts and has more. */
export function keysUnder(...parts: readonly string[]): KeyRange {
  const prefix = `${key(...parts)}_`
  return { from: prefix, before: `${prefix}${String.fromCharCode(lastCharacterAllowed.charCodeAt(0) + 1)}` }
}

/** Sorts as the number does, up to a million million. */
export function numberKey(n: number): string {
  return String(n).padStart(12, '0')
}

// The last millisecond a JavaScript date can name, 16 digits, so that every difference is positive and sorts as text.
const endOfTime = 8_640_000_000_000_000

/** Newest first: the later the moment, the smaller the key. */
export function newestFirstKey(epochMs: number): string {
  return String(endOfTime - epochMs).padStart(16, '0')
}

/** Stores are opened for one tenant; a request that names another is a mistake that must not reach a table. */
export function requireTenant(own: TenantId, asked: TenantId): void {
  if (own !== asked) throw new StorageError('invalid', `This storage was opened for tenant ${own}, not for ${asked}.`)
}
