import type { Audience } from '../people/person.ts'
import type { Clause } from '../policy/policy.ts'
import type { IndexedClause, PolicyIndex } from './policy-index.ts'
import type { Slot } from './slots.ts'

/** Concepts by which a question is about what pupils or parents may do. */
const aboutOthers: Readonly<Record<'pupil' | 'parent', readonly string[]>> = {
  pupil: ['PUPIL'],
  parent: ['PARENT'],
}

/** Clauses that speak of anything the question speaks of, in the policy's order. */
export function clausesSpeakingOf(index: PolicyIndex, slots: readonly Slot[]): readonly IndexedClause[] {
  const places = new Set<number>()
  for (const { concepts, stems } of slots) {
    for (const key of [...concepts.keys(), ...stems]) for (const at of index.where.get(key) ?? []) places.add(at)
  }
  return index.clauses.filter((_, at) => places.has(at))
}

/**
 * Clauses that can answer this asker: those that bind them, and, where the question speaks of pupils or parents,
 * the rules for pupils or parents, which adults keep for them. Never a rule for another group of adults.
 */
export function eligibleClauses(
  clauses: readonly IndexedClause[],
  asker: readonly Audience[],
  slots: readonly Slot[],
): readonly IndexedClause[] {
  const spokenOf = (['pupil', 'parent'] as const).filter((who) => speaksOf(slots, aboutOthers[who]))
  return clauses.filter(({ clause }) => binds(clause, asker) || isRuleFor(clause, spokenOf))
}

function binds(clause: Clause, asker: readonly Audience[]): boolean {
  return clause.audiences.some((audience) => asker.some((one) => one === audience))
}

function isRuleFor(clause: Clause, who: readonly ('pupil' | 'parent')[]): boolean {
  const onlyForThem = clause.audiences.every((audience) => audience === 'pupil' || audience === 'parent')
  return onlyForThem && clause.audiences.some((audience) => who.some((one) => one === audience))
}

function speaksOf(slots: readonly Slot[], concepts: readonly string[]): boolean {
  return slots.some((slot) => concepts.some((id) => (slot.concepts.get(id) ?? 0) >= 0.3))
}
