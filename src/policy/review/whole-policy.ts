import { contactsOf } from '../contacts.ts'
import { contentHashOf } from '../content-hash.ts'
import type { BoundAudience, Clause, Policy } from '../policy.ts'
import { withStatement } from '../signature-block.ts'
import type { Correction, PolicyDecision } from './correction.ts'

/** Whom somebody said the whole policy is for. */
export function scopeDecision(corrections: readonly Correction[]): readonly BoundAudience[] | undefined {
  const [decided] = policyDecisions(corrections).flatMap((each) => (each.kind === 'scope' ? [each.audiences] : []))
  return decided
}

function policyDecisions(corrections: readonly Correction[]): readonly PolicyDecision[] {
  return corrections.flatMap((each) => (each.about === 'policy' ? [each.decision] : []))
}

/** The policy with these clauses, and with the title and dates that somebody decided. */
export function wholePolicy(policy: Policy, corrections: readonly Correction[], clauses: readonly Clause[]): Policy {
  const decisions = policyDecisions(corrections)
  const title = decisions.flatMap((each) => (each.kind === 'title' ? [each.title] : []))[0] ?? policy.title
  const dates = decisions.flatMap((each) => ('date' in each ? [[each.kind, each.date] as const] : []))
  // The plain declaration that stands in names the policy.
  const standsIn = policy.declaration.statement === withStatement(undefined, policy.title).statement
  const declaration = standsIn
    ? { ...policy.declaration, statement: withStatement(undefined, title).statement }
    : policy.declaration
  const heads = { title, clauses, declaration }
  return {
    ...policy,
    ...Object.fromEntries(dates),
    ...heads,
    contentHash: contentHashOf(heads),
    contacts: contactsOf([...clauses.map(({ text }) => text), declaration.statement]),
  }
}
