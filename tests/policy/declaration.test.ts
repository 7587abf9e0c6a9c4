import { expect, test } from 'vitest'
import { read } from './read.ts'

const rules = 'Tablet Policy\n\n- Staff must lock tablets.\n\n'

test('the words above the fields are the statement, verbatim, and no clause', () => {
  const policy = read(
    `${rules}I have read the policy. I agree to follow it.\n\nFull name:.....(printed)\n\nJob title:.....\n\nSignature:.....**Date:**.....`,
  )
  expect(policy.declaration).toEqual({
    statement: 'I have read the policy. I agree to follow it.',
    fields: [
      { kind: 'fullName', label: 'Full name' },
      { kind: 'jobTitle', label: 'Job title' },
      { kind: 'signature', label: 'Signature' },
      { kind: 'date', label: 'Date' },
    ],
    countersignature: null,
  })
  expect(policy.clauses.map(({ text }) => text)).toEqual(['Staff must lock tablets.'])
})

test.each([
  ['Signed: Printed: Date:', ['signature', 'fullName', 'date']],
  ['SIGNED: .....\n\nDATE:.....\n\nNAME (PRINT): .....', ['signature', 'date', 'fullName']],
  [
    'User Signature\n\nI agree.\n\nSignature Date\n\nJob title\n\nFull Name(printed)',
    ['signature', 'date', 'jobTitle', 'fullName'],
  ],
  ['Name:\n\nClass taught: ____\n\nSignature:', ['fullName', 'other', 'signature']],
])('%j is there to be filled in', (slip, kinds) => {
  expect(read(`${rules}I agree.\n\n${slip}`).declaration.fields.map(({ kind }) => kind)).toEqual(kinds)
})

test('a second signature is kept apart with its own fields', () => {
  const under = read(
    `${rules}## Declaration\n\nI agree.\n\nName: ...\n\nDate: ...\n\n**Countersigned by the Headteacher**\n\nName: ...\n\nSignature: ...`,
    'p.md',
  )
  expect(under.declaration.countersignature).toEqual({
    label: 'Countersigned by the Headteacher',
    fields: [
      { kind: 'fullName', label: 'Name' },
      { kind: 'signature', label: 'Signature' },
    ],
  })
  const beside = read(`${rules}I agree.\n\nSigned: Printed: Date:\n\nAccepted for use here: Capitals:`)
  expect(beside.declaration.countersignature).toEqual({
    label: 'Accepted for use here',
    fields: [
      { kind: 'signature', label: 'Accepted for use here' },
      { kind: 'fullName', label: 'Capitals' },
    ],
  })
})

test('a policy with no signature block gets a plain declaration, and a notice says so', () => {
  const policy = read(rules)
  expect(policy.declaration).toEqual({
    statement: 'I have read and understood the Tablet Policy, and I agree to follow it.',
    fields: [
      { kind: 'fullName', label: 'Full name' },
      { kind: 'date', label: 'Date' },
    ],
    countersignature: null,
  })
  expect(policy.notices).toEqual([
    'There is no signature block, so a plain declaration with full name and date stands in.',
  ])
})

test('fields with nothing said above them get plain words, and a notice says so', () => {
  const policy = read(`${rules}Signed ________ (member of staff)   Date ________`)
  expect(policy.declaration).toMatchObject({
    statement: 'I have read and understood the Tablet Policy, and I agree to follow it.',
    fields: [
      { kind: 'signature', label: 'Signed' },
      { kind: 'date', label: 'Date' },
    ],
  })
  expect(policy.notices).toEqual(['No words stand above the signature, so a plain declaration stands in.'])
})

test('bulleted promises above the statement stay clauses', () => {
  const policy = read(`${rules}- I will be kind.\n\nI agree to this.\n\nName: ...\n\nDate: ...`)
  expect(policy.declaration.statement).toBe('I agree to this.')
  expect(policy.clauses.map(({ text }) => text)).toContain('I will be kind.')
})
