import type { Clause, Policy } from '../policy/policy.ts'
import type { Ask } from './frame.ts'

/**
 * Roles or people, the most useful first: those the clauses name for this kind of question, else the people the
 * policy says to ask about it.
 */
export function whomToAsk(policy: Policy, clauses: readonly Clause[], ask: Ask): readonly string[] {
  const first = clauses[0]
  const named = first === undefined ? [] : namedBy(first, ask)
  const found = named.length > 0 ? named : contactsOf(policy)
  return [...new Set(found)].slice(0, 3)
}

function namedBy(clause: Clause, ask: Ask): readonly string[] {
  return ask === 'who' ? [...clause.reportTo, ...clause.permissionFrom] : [...clause.permissionFrom, ...clause.reportTo]
}

function contactsOf(policy: Policy): readonly string[] {
  const contacts = policy.contacts.flatMap(({ name, role }) => name ?? role ?? [])
  return contacts.length > 0 ? contacts : ['Headteacher']
}
