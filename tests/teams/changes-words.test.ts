import { expect, test } from 'vitest'
import type { Instant } from '../../src/clock.ts'
import { describeChanges } from '../../src/policy/changes/describe-changes.ts'
import { changesSection } from '../../src/teams/changes-words.ts'
import { policyOf } from '../policy/changes/made-up-policy.ts'

const signedAt = '2025-09-04T07:52:00.000Z' as Instant
const rules = ['Lock', 'Charge', 'Label', 'Clean', 'Return', 'Update', 'Insure', 'Carry'].map((verb, index) => ({
  text: `${verb} your laptop on ${['Monday', 'Tuesday'][index % 2]} before lessons begin.`,
}))
const before = policyOf(rules)

function linesOf(after: ReturnType<typeof policyOf>, most = 6): readonly string[] {
  const changes = describeChanges(before, after)
  return changesSection({ signedAt, changes, newAudiences: [] }, most).lines.map(({ text }) =>
    text.replace(/[\u2068\u2069]/g, ''),
  )
}

test('the title says when', () => {
  const { title } = changesSection({ signedAt, changes: describeChanges(before, before), newAudiences: [] }, 6)

  expect(title).toBe('What changed since you signed on 4 September 2025')
})

test('no change is said', () => {
  expect(linesOf(before)).toEqual(['Nothing that applies to you has changed.'])
})

test('what is new or ruled otherwise comes before other words, and a mere move last', () => {
  const [lock, charge, label, ...others] = rules
  const after = policyOf([
    ...(charge ? [{ text: charge.text.replace('Tuesday', 'Friday') }] : []),
    ...(label ? [{ text: `Do not ${label.text}`, rule: 'prohibited' as const }] : []),
    ...others,
    ...(lock ? [lock] : []),
    { text: 'Photographs of pupils stay on school cameras.' },
  ])

  expect(linesOf(after)).toEqual([
    '2 used to be a duty and is now forbidden.',
    '9 is new: “Photographs of pupils stay on school cameras.”',
    '1 now says “Friday” where it said “Tuesday”.',
    '1 has moved and is now 8.',
  ])
})

test('more than six are counted', () => {
  const after = policyOf(rules.map(({ text }) => ({ text: text.replace('before lessons', 'after lessons') })))

  expect(linesOf(after)).toHaveLength(7)
  expect(linesOf(after).at(-1)).toBe('and 2 more. Please read the full policy below.')
  expect(linesOf(after, 0)).toEqual(['8 things have changed. Please read the full policy below.'])
})

test('a reworded lead-in is told once for all that it leads into', () => {
  const listUnder = (leadIn: string) => [
    { text: leadIn, number: '1' },
    ...['play games', 'watch films', 'shop'].map((text) => ({ text, leadIn, number: null })),
  ]
  const changes = describeChanges(
    policyOf(listUnder('Tablets are not to:')),
    policyOf(listUnder('Tablets are never to:')),
  )

  expect(changes.clauses).toHaveLength(4)
  expect(changesSection({ signedAt, changes, newAudiences: [] }, 6).lines).toEqual([
    { text: expect.stringContaining('1 now says “never” where it said “not”.') },
  ])
})

test('another policy altogether is to be read as a new one', () => {
  expect(linesOf(policyOf([{ text: 'Governors keep minutes.' }]))).toEqual([
    'The policy has been rewritten. Please read it as a new one.',
  ])
})

test('whoever is asked as something new is told to read it all', () => {
  const { lines } = changesSection(
    { signedAt, changes: describeChanges(before, before), newAudiences: ['governor'] },
    6,
  )

  expect(lines).toEqual([
    { text: 'You are now asked as a governor, and what binds you as such is new to you. Please read it all.' },
  ])
})
