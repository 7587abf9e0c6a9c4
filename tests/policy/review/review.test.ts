import { expect, test } from 'vitest'
import { readPolicyWithAccount } from '../../../src/policy/read-policy.ts'
import { emptyOverlay } from '../../../src/policy/review/correction.ts'
import { reviewPolicy } from '../../../src/policy/review/review-policy.ts'
import { parsePolicy } from '../../../src/policy/schema.ts'
import { policyIdOf } from '../../../src/policy/version-id.ts'
import { arePoliciesHere, mustPoliciesBeHere, sharedPolicies } from '../shared-policies.ts'
import { clauseCalled, correct, readingOf, review } from './reviewed.ts'

const forStaff = 'Tablet Policy\n\nThis policy applies to all staff and governors.\n\n'

test.each([
  [
    'one sentence forbids and another allows',
    '1.1 Tablets must not be lent. Staff may lend a case.',
    'rule',
    'another allows',
  ],
  [
    'a ban after which a condition stands',
    '1.1 Tablets must not be lent. Exceptions may be agreed by the Headteacher.',
    'rule',
    'another asks for permission',
  ],
  [
    'information with a demand in it',
    '1.1 A stick that is taken home is to be encrypted.',
    'rule',
    '“is to be” stands in it',
  ],
  ['a duty that only tells what happens', '1.1 All staff will be given a tablet.', 'rule', 'it may only inform'],
  ['a limit that is a duty', '1.1 Set the screen to ensure only staff see it.', 'rule', 'it may be a plain duty'],
  [
    'a promise with a ban in it',
    '1.1 I will ensure that my tablet will not be lent.',
    'rule',
    '“will not” stands in it',
  ],
  [
    'a later sentence about others',
    '1.1 Homework is set on Fridays. Parents should look at it.',
    'audience',
    'a later one parents',
  ],
])('%s is uncertain, and it is said why', (_what, clause, about, words) => {
  const { doubts } = clauseCalled(review(`${forStaff}${clause}`), '1.1')
  expect(doubts).toContainEqual(expect.objectContaining({ about, words: expect.stringContaining(words) }))
})

test.each([
  '1.1 Staff must lock tablets.',
  '1.1 Tablets must not be lent.',
  '1.1 Tablets may be lent with the permission of the Headteacher.',
  '1.1 I will not give my password to anybody.',
  '1.1 Pupils must tell a teacher.',
  '1.1 Tablets are blue.',
])('%s is plain', (clause) => {
  expect(clauseCalled(review(`${forStaff}${clause}`), '1.1').doubts).toEqual([])
})

test('staff spoken of in a clause that binds parents alone is likely to be theirs', () => {
  const text =
    'Tablet Policy\n\nThis policy applies to staff and parents.\n\n## Parents\n\n1.1 The printer is not for staff.'
  expect(clauseCalled(review(text), '1.1')).toMatchObject({
    audiences: ['parent'],
    doubts: [{ weight: 3, words: 'It speaks of staff too; taken to bind only parents.' }],
  })
})

test('what was joined over a page header or an empty line is told', () => {
  const header = 'Willow Lane School\nKeep this page\n'
  const pages = ['1.1 Staff must lock the', 'trolley every evening.', '1.2 Be kind.', '1.3 Be quiet.'].map(
    (line) => `${header}\n${line}\n`,
  )
  const { doubts } = clauseCalled(review(`Tablet Policy\n\n${pages.join('\n')}`), '1.1')
  expect(doubts).toMatchObject([
    {
      about: 'joined',
      weight: 1,
      words: 'Joined over a page break: “… Staff must lock the | trolley every evening. …”.',
    },
  ])
})

test('under “Do” a ban is likely wrong, and so comes before what is a little uncertain', () => {
  const text = `${forStaff}- All staff will be given a case.\n\n## Do\n\n- be aware that the office may look where it thinks that there is inappropriate use\n- lock it`
  const [first, second, ...others] = review(text).clauses
  expect(first).toMatchObject({ rule: 'prohibited', doubts: [{ weight: 3, instead: 'required' }] })
  expect(second?.doubts).toMatchObject([{ weight: 1 }])
  expect(others.map(({ position }) => position)).toEqual(
    others.map(({ position }) => position).toSorted((a, b) => a - b),
  )
})

test('whom the policy is for is one question, not one for each clause', () => {
  const reviewed = review('Tablet Policy\n\n1. Lock tablets.\n\n2. Wipe them.\n\n3. Count them.')
  expect(reviewed.facts[0]).toMatchObject({
    field: 'scope',
    value: 'staff',
    doubt: expect.stringContaining('does not say'),
  })
  expect(reviewed.counts.uncertain).toBe(0)
  const decided = review(
    'Tablet Policy\n\n1. Lock tablets.',
    correct('Tablet Policy\n\n1. Lock tablets.', [{ scope: ['staff'] }]),
  )
  expect(decided.facts.find(({ field }) => field === 'scope')).toMatchObject({ doubt: null })
})

test('what somebody found right is uncertain no more, until its words change', () => {
  const text = `${forStaff}1.1 All staff will be given a tablet.`
  const overlay = correct(text, [{ named: '1.1', isRight: true }])
  expect(review(text, overlay).counts.uncertain).toBe(0)
  expect(review(text.replace('given', 'shown'), overlay).counts.uncertain).toBe(1)
})

test('a review is plain data, and reading prints the contract as before', () => {
  const text = `${forStaff}1.1 All staff will be given a tablet.`
  const reviewed = review(text)
  expect(JSON.parse(JSON.stringify(reviewed))).toEqual(reviewed)
  expect(Object.keys(parsePolicy(readingOf(text).policy))).not.toContain('notes')
})

test.skipIf(!arePoliciesHere && !mustPoliciesBeHere)('the five real policies: less than a fifth is uncertain', () => {
  const shares = sharedPolicies().map((file) => {
    const reading = readPolicyWithAccount(file)
    const { counts } = reviewPolicy(reading, emptyOverlay(policyIdOf(reading.policy.title)))
    return [counts.uncertain, counts.clauses]
  })
  expect(shares).toHaveLength(5)
  for (const [uncertain = 0, clauses = 0] of shares) {
    expect(uncertain).toBeGreaterThan(0)
    expect(uncertain / clauses).toBeLessThan(0.2)
  }
})
