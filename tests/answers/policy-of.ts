import type { Clause, ClauseId, Policy } from '../../src/policy/policy.ts'

/** A clause for staff that only informs, unless said otherwise. */
export function clause(text: string, overrides: Partial<Clause> = {}): Clause {
  return {
    id: text.toLowerCase().replaceAll(/\W+/g, '-') as ClauseId, // an id made for this test
    number: null,
    heading: [],
    leadIn: null,
    text,
    audiences: ['staff'],
    rule: 'information',
    permissionFrom: [],
    reportTo: [],
    ...overrides,
  }
}

export function policyOf(clauses: readonly Clause[], overrides: Partial<Policy> = {}): Policy {
  return {
    title: 'Acceptable use policy',
    school: 'Oakfield Primary School',
    academicYear: null,
    adoptedOn: null,
    reviewedOn: null,
    reviewDueOn: null,
    contentHash: 'sha256:0',
    contacts: [{ name: 'Ines Costa', role: 'ICT Manager' }],
    clauses,
    declaration: { statement: 'I have read it.', fields: [], countersignature: null },
    notices: [],
    ...overrides,
  }
}

/** A small policy with every rule in it. */
export const oakfieldClauses = [
  clause('Staff must not use personal phones to photograph pupils.', { rule: 'prohibited' }),
  clause('Staff may use their own phones in the staff room at break and lunch.', { rule: 'permitted' }),
  clause('Staff must not install software without the permission of the ICT Manager.', {
    rule: 'conditional',
    permissionFrom: ['ICT Manager'],
  }),
  clause('Passwords must be changed every term.', { rule: 'required' }),
  clause('Any concern about a child’s safety online must be reported to the Designated Safeguarding Lead.', {
    rule: 'required',
    reportTo: ['Designated Safeguarding Lead'],
  }),
  clause('All use of the internet is monitored and logged.'),
  clause('Governors must use their school email account for governing body business.', {
    rule: 'required',
    audiences: ['governor'],
  }),
  clause('Pupils must hand in mobile phones at the office.', { rule: 'required', audiences: ['pupil'] }),
]
