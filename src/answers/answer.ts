import type { Clause } from '../policy/policy.ts'

/** `must`: a clause lays an obligation on the asker. `not-covered`: no clause answers for this asker. */
export type Verdict = 'no' | 'yes' | 'conditional' | 'must' | 'not-covered'

/** `clear`: the first clause stands out. `closest`: read them and check. `none`: the policy is silent. */
export type Confidence = 'clear' | 'closest' | 'none'

export interface Answer {
  readonly verdict: Verdict
  readonly confidence: Confidence
  /**
   * Best first, at most 5; cards show three. Each binds the asker, save that a question about pupils or parents may
   * be answered by a rule for them, which adults keep.
   */
  readonly clauses: readonly Clause[]
  /** Roles or people, the most useful first. */
  readonly ask: readonly string[]
}
