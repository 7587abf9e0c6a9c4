import type { Clause, Policy } from '../policy/policy.ts'
import type { Incident } from './incident.ts'
import type { Ask } from './ways-of-asking.ts'

export interface Asking {
  readonly ask: Ask
  readonly incident: Incident | null
}

const MOST_NAMED = 3
const SAFEGUARDING_LEAD = 'Designated Safeguarding Lead'
const safeguardingRole = /safeguarding|\bdsl\b|child protection/i

/**
 * Roles or people, the most useful first: those the best clause names for this kind of question, else the people the
 * policy says to ask about it. A worry about a child always leads with the safeguarding lead, by the policy's own name.
 */
export function whomToAsk(policy: Policy, clauses: readonly Clause[], { ask, incident }: Asking): readonly string[] {
  const first = clauses[0]
  const named = first === undefined ? [] : namedBy(first, ask)
  const usual = named.length > 0 ? named : contactsOf(policy)
  const found = incident === 'safeguarding' ? [safeguardingLeadOf(policy), ...usual] : usual
  return [...new Set(found)].slice(0, MOST_NAMED)
}

function namedBy(clause: Clause, ask: Ask): readonly string[] {
  const { permissionFrom, reportTo } = clause
  return ask === 'who' ? [...reportTo, ...permissionFrom] : [...permissionFrom, ...reportTo]
}

function safeguardingLeadOf(policy: Policy): string {
  const named = policy.clauses.flatMap((clause) => [...clause.reportTo, ...clause.permissionFrom])
  return named.find((name) => safeguardingRole.test(name)) ?? SAFEGUARDING_LEAD
}

function contactsOf(policy: Policy): readonly string[] {
  const contacts = policy.contacts.flatMap(({ name, role }) => name ?? role ?? [])
  return contacts.length > 0 ? contacts : ['Headteacher']
}
