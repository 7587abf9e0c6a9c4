import type { Rule } from '../policy.ts'

/** Something the reader was unsure of, told to somebody who can decide it. */
export interface Doubt {
  readonly about: 'audience' | 'rule' | 'joined' | 'cut' | 'heading'
  /** Whole sentences: what was decided, and why that may be wrong. */
  readonly words: string
  /** The higher, the earlier it is shown: 3 is likely to be wrong, 1 is worth a look. */
  readonly weight: 1 | 2 | 3
  /** What it most likely is if not what it was taken for. */
  readonly instead?: Rule
}
