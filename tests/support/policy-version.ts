import { contentHashOf } from '../../src/policy/content-hash.ts'
import type { ClauseId, Policy, PolicyId, PolicyVersion, VersionId } from '../../src/policy/policy.ts'

const draft: Omit<Policy, 'contentHash'> = {
  title: 'Acceptable use policy',
  school: 'Oakfield Primary School',
  academicYear: '2026-2027',
  adoptedOn: null,
  reviewedOn: null,
  reviewDueOn: '2027-07',
  contacts: [],
  clauses: [
    {
      id: 'c-laptops' as ClauseId,
      number: '1',
      heading: ['Devices'],
      leadIn: null,
      text: 'Lock your laptop when you leave it.',
      audiences: ['staff', 'governor', 'visitor'],
      rule: 'required',
      permissionFrom: [],
      reportTo: [],
    },
  ],
  declaration: {
    statement: 'I have read this policy and will keep to it.',
    fields: [
      { kind: 'fullName', label: 'Full name' },
      { kind: 'jobTitle', label: 'Job title' },
      { kind: 'signature', label: 'Signature' },
      { kind: 'date', label: 'Date' },
    ],
    countersignature: null,
  },
  notices: [],
}

/** One year's text of the school's policy; another year is another text and so another version. */
export function policyVersion(year: number, changes: Partial<typeof draft> = {}): PolicyVersion {
  const clauses = draft.clauses.map((clause) => ({ ...clause, heading: [`Devices in ${year}`] }))
  const policy = { ...draft, academicYear: `${year}-${year + 1}`, clauses, ...changes, contentHash: '' }
  return {
    policyId: 'acceptable-use-policy' as PolicyId,
    versionId: `v${year}` as VersionId,
    publishedAt: `${year}-08-01T09:00:00.000Z`,
    policy: { ...policy, contentHash: contentHashOf(policy) },
  }
}
