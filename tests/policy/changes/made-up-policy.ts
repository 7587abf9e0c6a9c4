import { withIds } from '../../../src/policy/content-hash.ts'
import type { Clause, Policy } from '../../../src/policy/policy.ts'
import { policyVersion } from '../../support/policy-version.ts'

export type ClauseDraft = Partial<Omit<Clause, 'id'>> & { readonly text: string }

/** A small policy of these clauses, numbered 1, 2, 3 … and binding staff unless they say otherwise. */
export function policyOf(drafts: readonly ClauseDraft[], changes: Partial<Policy> = {}): Policy {
  const clauses = drafts.map((draft, index) => ({
    number: String(index + 1),
    heading: ['Devices'],
    leadIn: null,
    audiences: ['staff' as const],
    rule: 'required' as const,
    permissionFrom: [],
    reportTo: [],
    ...draft,
  }))
  return policyVersion(2026, { clauses: withIds(clauses), ...changes }).policy
}
