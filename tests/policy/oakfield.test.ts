import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPolicyWithAccount } from '../../src/policy/read-policy.ts'
import { expectNothingLost } from './accounting.ts'

const file = {
  name: 'acceptable-use-policy.md',
  bytes: readFileSync(join(import.meta.dirname, '../../src/local/oakfield/acceptable-use-policy.md')),
}
const { policy } = readPolicyWithAccount(file)

/** As a headteacher would say it: number, whom it binds, what it rules, whose permission, whom to tell. */
const expected: readonly (readonly [string, string, string, string, string])[] = [
  ['', 'staff governor visitor', 'information', '', ''],
  ['', 'staff governor visitor', 'information', '', 'ICT Manager, Ines Costa'],
  ['', 'staff governor visitor', 'information', '', 'Designated Safeguarding Lead (DSL)'],
  ['1.1', 'staff governor visitor', 'information', '', ''],
  ['1.2', 'staff governor visitor', 'information', '', ''],
  ['1.3', 'staff governor visitor', 'required', '', ''],
  ['2.1', 'staff', 'permitted', '', ''],
  ['2.2', 'staff', 'prohibited', '', ''],
  ['2.3', 'governor visitor', 'conditional', '', ''],
  ['2.4', 'staff', 'required', '', 'ICT Manager'],
  ['3.1', 'staff', 'required', '', ''],
  ['3.2', 'staff', 'permitted', '', ''],
  ['3.3', 'staff', 'conditional', 'Headteacher', ''],
  ['3.4', 'visitor', 'prohibited', '', ''],
  ['3.5', 'staff', 'conditional', '', ''],
  ['3.6', 'staff governor visitor', 'permitted', '', ''],
  ['3.7', 'staff governor visitor', 'prohibited', '', ''],
  ['3.8', 'staff', 'conditional', '', ''],
  ['4.1', 'staff', 'required', '', ''],
  ['4.2', 'staff governor visitor', 'prohibited', '', ''],
  ['4.3', 'staff governor visitor', 'conditional', 'Headteacher', ''],
  ['4.4', 'visitor', 'conditional', 'Headteacher', ''],
  ['5.1', 'staff', 'required', '', ''],
  ['5.2', 'staff', 'prohibited', '', ''],
  ['5.3', 'staff', 'information', '', ''],
  ['5.4', 'staff', 'permitted', '', ''],
  ['5.5', 'staff', 'prohibited', '', ''],
  ['5.6', 'governor', 'required', '', ''],
  ['5.7', 'staff governor visitor', 'prohibited', '', 'ICT Manager'],
  ['6.1', 'staff', 'prohibited', '', ''],
  ['6.2', 'staff governor visitor', 'prohibited', '', ''],
  ['6.3', 'governor', 'conditional', 'Chair of Governors', ''],
  ['7.1', 'staff governor visitor', 'prohibited', '', ''],
  ['7.2', 'staff governor', 'required', '', ''],
  ['7.3', 'staff', 'prohibited', '', ''],
  ['7.4', 'staff', 'conditional', 'Headteacher', ''],
  ['7.5', 'staff governor visitor', 'required', '', 'school office, ICT Manager'],
  ['8.1', 'staff governor visitor', 'prohibited', '', ''],
  ['(a)', 'staff governor visitor', 'prohibited', '', ''],
  ['(b)', 'staff governor visitor', 'prohibited', '', ''],
  ['(c)', 'staff governor visitor', 'prohibited', '', ''],
  ['(d)', 'staff governor visitor', 'prohibited', '', ''],
  ['(e)', 'staff governor visitor', 'prohibited', '', ''],
  ['8.2', 'staff governor visitor', 'prohibited', '', 'ICT Manager'],
  ['8.3', 'staff', 'conditional', '', ''],
  ['8.4', 'staff', 'conditional', 'ICT Manager', ''],
  ['8.5', 'visitor', 'conditional', 'ICT Manager', ''],
  ['8.6', 'staff', 'permitted', '', ''],
  ['8.7', 'staff', 'conditional', 'ICT Manager', ''],
  ['8.8', 'staff governor visitor', 'prohibited', '', ''],
  ['8.9', 'staff', 'required', '', ''],
  ['8.10', 'staff', 'conditional', 'DSL', ''],
  ['9.1', 'staff governor visitor', 'information', '', ''],
  ['9.2', 'staff governor visitor', 'required', '', 'DSL'],
  ['9.3', 'staff', 'required', '', 'Headteacher, Chair of Governors'],
  ['9.4', 'staff governor visitor', 'prohibited', '', 'DSL'],
  ['', 'staff governor visitor', 'required', '', ''],
  ['', 'staff governor visitor', 'required', '', ''],
  ['', 'staff governor visitor', 'required', '', 'ICT Manager'],
  ['', 'staff governor visitor', 'required', '', ''],
  ['', 'staff governor visitor', 'prohibited', '', ''],
  ['', 'staff governor visitor', 'prohibited', '', ''],
  ['', 'staff governor visitor', 'prohibited', '', ''],
  ['', 'staff governor visitor', 'prohibited', '', ''],
  ['10.1', 'staff governor', 'required', '', ''],
  ['10.2', 'staff', 'conditional', 'Headteacher', ''],
  ['10.3', 'staff governor visitor', 'information', '', ''],
]

test('each clause binds whom it says and rules what it says', () => {
  expect(
    policy.clauses.map(({ number, audiences, rule, permissionFrom, reportTo }) => [
      number ?? '',
      audiences.join(' '),
      rule,
      permissionFrom.join(', '),
      reportTo.join(', '),
    ]),
  ).toEqual(expected)
})

test('the head, the contact and the declaration are whole', () => {
  expect(policy).toMatchObject({
    title: 'ICT Acceptable Use Policy',
    school: 'Oakfield Primary School',
    academicYear: '2026-2027',
    adoptedOn: '2026-09',
    reviewedOn: '2026-09',
    reviewDueOn: '2027-09',
    contacts: [{ name: 'Ines Costa', role: 'ICT Manager' }],
    notices: [],
  })
  expect(policy.declaration.statement).toMatch(/^I have read the ICT Acceptable Use Policy .* what it means for me\.$/)
  expect(policy.declaration.fields.map(({ kind }) => kind)).toEqual(['fullName', 'jobTitle', 'signature', 'date'])
  expect(policy.declaration.countersignature?.label).toBe('Countersigned by the Headteacher')
  expect(policy.declaration.countersignature?.fields.map(({ kind }) => kind)).toEqual(['fullName', 'signature', 'date'])
})

test('the lettered list carries its lead-in and the short list its headings', () => {
  const lettered = policy.clauses.filter(({ number }) => number?.startsWith('('))
  expect(new Set(lettered.map(({ leadIn }) => leadIn))).toEqual(
    new Set(['School devices, accounts and the school network must not be used to:']),
  )
  expect(policy.clauses.find(({ text }) => text === 'share your password')?.heading).toEqual([
    '9. Monitoring and reporting',
    'In short',
    "Don't",
  ])
})

test('nothing of it is lost', () => {
  expectNothingLost(file)
})
