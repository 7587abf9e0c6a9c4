import type { Campaign } from '../campaigns/campaign.ts'
import type { Instant } from '../clock.ts'
import type { Audience } from '../people/person.ts'

/** `expected` is always the sum of the other five. */
export interface Tally {
  readonly expected: number
  readonly signed: number
  readonly declined: number
  readonly pending: number
  readonly excused: number
  readonly unreachable: number
}

/** Somebody who has not signed: why, and what a person can do about it. */
export interface OutstandingPerson {
  readonly personId: string
  readonly displayName: string
  readonly jobTitle: string | null
  readonly audiences: readonly Audience[]
  readonly state: 'declined' | 'pending' | 'excused' | 'unreachable'
  /** In plain words, `Has had the card since 4 September`. */
  readonly reason: string
  readonly nextStep: string
  /** When the card went out, whether or not Teams confirmed it; null when it has not. */
  readonly askedAt: Instant | null
}

export interface CompletionReport {
  readonly campaign: Campaign
  readonly asOf: Instant
  /** Counts each person once. */
  readonly total: Tally
  /** Somebody in two audiences counts in both lines. */
  readonly byAudience: readonly { readonly audience: Audience; readonly tally: Tally }[]
  readonly outstanding: readonly OutstandingPerson[]
}
