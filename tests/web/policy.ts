import type { Clause, ClauseId, Policy, PolicyId, PolicyVersion, VersionId } from '../../src/policy/policy.ts'

export function clause(id: string, part: Partial<Clause> = {}): Clause {
  return {
    id: id as ClauseId,
    number: null,
    heading: [],
    leadIn: null,
    text: `Text of ${id}.`,
    audiences: ['staff', 'governor', 'visitor'],
    rule: 'required',
    permissionFrom: [],
    reportTo: [],
    ...part,
  }
}

const devices = ['2. School devices']
const phones = ['3. Personal phones', 'On the playground']

export const policy: Policy = {
  title: 'Acceptable use of ICT',
  school: 'Oakfield Primary School',
  academicYear: '2026-2027',
  adoptedOn: '2026-09',
  reviewedOn: '2026-09-01',
  reviewDueOn: '2027',
  contentHash: `sha256:${'a'.repeat(64)}`,
  contacts: [{ name: 'Ines Costa', role: 'ICT Manager' }],
  clauses: [
    clause('c-1', { number: '1.1', heading: ['1. Who this is for'], text: 'Everybody on site keeps to this policy.' }),
    clause('c-2', { number: '2.1', heading: devices, text: 'Staff may take a laptop home.', audiences: ['staff'] }),
    clause('c-3', {
      number: '(a)',
      heading: devices,
      leadIn: 'School devices must not be:',
      text: 'lent to family or friends;',
    }),
    clause('c-4', {
      number: '(b)',
      heading: devices,
      leadIn: 'School devices must not be:',
      text: 'left on view in a car.',
      audiences: ['staff', 'governor'],
    }),
    clause('c-5', {
      number: '3.1',
      heading: phones,
      text: 'Visitors switch their phones off at reception.',
      audiences: ['visitor'],
    }),
  ],
  declaration: {
    statement: 'I have read the policy\nand I will keep to it.',
    fields: [
      { kind: 'fullName', label: 'Full name' },
      { kind: 'signature', label: 'Signature' },
    ],
    countersignature: { label: 'For the school', fields: [{ kind: 'signature', label: 'Headteacher' }] },
  },
  notices: [],
}

export const version: PolicyVersion = {
  policyId: 'oakfield-aup' as PolicyId,
  versionId: 'v1' as VersionId,
  publishedAt: '2026-09-01T08:30:00.000Z',
  policy,
}
