import type { LedgerRecord } from './attestation.ts'

export interface VerifiedRecord {
  readonly record: LedgerRecord
  /** Recomputed, not as stored. */
  readonly recordHash: string
  readonly subject: string
}

/**
 * `tampering`: something is not as it was written. `incomplete`: something is missing that is needed to tell, or
 * a count has not caught up with the records yet.
 */
export interface Finding {
  readonly kind: 'tampering' | 'incomplete'
  /** Which record, version or assignment, as an operator can look it up. */
  readonly subject: string
  /** What is wrong with it, in plain words. */
  readonly message: string
}

export const tampering = (subject: string, message: string): Finding => ({ kind: 'tampering', subject, message })
export const incomplete = (subject: string, message: string): Finding => ({ kind: 'incomplete', subject, message })
