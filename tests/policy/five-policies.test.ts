import { expect, test } from 'vitest'
import type { FieldKind, Policy } from '../../src/policy/policy.ts'
import { readPolicyWithAccount } from '../../src/policy/read-policy.ts'
import { parsePolicy } from '../../src/policy/schema.ts'
import { expectNothingLost } from './accounting.ts'
import { arePoliciesHere, mustPoliciesBeHere, sharedPolicies } from './shared-policies.ts'

// Facts by count alone: their text stays out of the repository.
interface Facts {
  readonly clauses: number
  readonly numbered: number
  readonly underLeadIn: number
  readonly removed: number
  readonly healed: number
  readonly repeatedNumbers: number
  readonly contacts: number
  readonly permitted: number
  readonly naming: readonly [permission: number, report: number]
  readonly fields: readonly FieldKind[]
  readonly countersigned: boolean
  readonly dates: readonly (string | null)[]
}

const expected: Readonly<Record<string, Facts>> = {
  '000': {
    clauses: 32,
    numbered: 0,
    underLeadIn: 0,
    removed: 0,
    healed: 0,
    repeatedNumbers: 0,
    contacts: 3,
    permitted: 0,
    naming: [9, 3],
    fields: ['fullName', 'jobTitle', 'signature', 'date'],
    countersigned: false,
    dates: [null, null, null, null],
  },
  '001': {
    clauses: 191,
    numbered: 87,
    underLeadIn: 36,
    removed: 64,
    healed: 5,
    repeatedNumbers: 2,
    contacts: 2,
    permitted: 0,
    naming: [10, 18],
    fields: ['signature', 'date', 'fullName'],
    countersigned: false,
    dates: [null, null, '2017-09', '2020-09'],
  },
  '002': {
    clauses: 20,
    numbered: 0,
    underLeadIn: 0,
    removed: 0,
    healed: 0,
    repeatedNumbers: 0,
    contacts: 2,
    permitted: 0,
    naming: [4, 2],
    fields: ['fullName', 'date'],
    countersigned: false,
    dates: ['2024-2025', null, null, null],
  },
  '003': {
    clauses: 209,
    numbered: 0,
    underLeadIn: 43,
    removed: 1,
    healed: 3,
    repeatedNumbers: 0,
    contacts: 1,
    permitted: 1,
    naming: [12, 6],
    fields: ['signature', 'date', 'jobTitle', 'fullName'],
    countersigned: false,
    dates: [null, '2016', null, '2018'],
  },
  '004': {
    clauses: 51,
    numbered: 7,
    underLeadIn: 40,
    removed: 0,
    healed: 0,
    repeatedNumbers: 0,
    contacts: 0,
    permitted: 0,
    naming: [3, 1],
    fields: ['signature', 'fullName', 'date'],
    countersigned: true,
    dates: [null, null, null, null],
  },
}

function factsOf({ policy, fates }: ReturnType<typeof readPolicyWithAccount>): Facts {
  const count = (has: (clause: Policy['clauses'][number]) => boolean) => policy.clauses.filter(has).length
  const noticed = (words: string) => policy.notices.filter((notice) => notice.includes(words)).length
  return {
    clauses: policy.clauses.length,
    numbered: count(({ number }) => number !== null),
    underLeadIn: count(({ leadIn }) => leadIn !== null),
    removed: fates.filter((fate) => fate === 'notice').length,
    healed: noticed('had cut'),
    repeatedNumbers: noticed('is printed on 2 clauses'),
    contacts: policy.contacts.length,
    permitted: count(({ rule }) => rule === 'permitted'),
    naming: [count(({ permissionFrom }) => permissionFrom.length > 0), count(({ reportTo }) => reportTo.length > 0)],
    fields: policy.declaration.fields.map(({ kind }) => kind),
    countersigned: policy.declaration.countersignature !== null,
    dates: [policy.academicYear, policy.adoptedOn, policy.reviewedOn, policy.reviewDueOn],
  }
}

test.skipIf(!arePoliciesHere && !mustPoliciesBeHere)(
  'the five real policies are in ../shared/policies (without them their tests are left out)',
  () => {
    expect(sharedPolicies().map(({ name }) => name.slice(0, 3))).toEqual(Object.keys(expected))
  },
)

test.each(sharedPolicies())('$name is read whole', (file) => {
  const read = readPolicyWithAccount(file)
  expect(factsOf(read)).toEqual(expected[file.name.slice(0, 3)])
  expectNothingLost(file)
})

test.each(sharedPolicies())('$name gives clauses that can be quoted, sent and stored', (file) => {
  const { policy } = readPolicyWithAccount(file)
  expect(new Set(policy.clauses.map(({ id }) => id)).size).toBe(policy.clauses.length)
  for (const { text, audiences } of policy.clauses) {
    expect(text.length).toBeLessThan(1200)
    expect(text).not.toMatch(/\*\*|\[bookmark|<[a-z/]|\s\s/)
    expect(audiences.length).toBeGreaterThan(0)
  }
  expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy)
})
