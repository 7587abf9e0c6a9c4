import { expect, test } from 'vitest'
import { changesFor } from '../../../src/policy/changes/changes-for.ts'
import { describeChanges } from '../../../src/policy/changes/describe-changes.ts'
import type { BoundAudience } from '../../../src/policy/policy.ts'
import { policyOf } from './made-up-policy.ts'

const before = policyOf([
  { text: 'Lock your laptop whenever you leave the classroom.', audiences: ['staff'] },
  { text: 'Sign in at the office and wear your badge.', audiences: ['visitor'] },
  { text: 'Keep minutes of meetings on the school drive only.', audiences: ['staff', 'governor'] },
])
const after = policyOf([
  { text: 'Lock your laptop whenever you leave the classroom.', audiences: ['staff', 'visitor'] },
  { text: 'Sign in at the gate and wear your badge.', audiences: ['visitor'] },
  { text: 'Keep notes of meetings on the school drive only.', audiences: ['staff'] },
])
const changes = describeChanges(before, after)
const linesFor = (...audiences: readonly BoundAudience[]) =>
  changesFor(changes, audiences).clauses.map(({ summary }) => summary)

test('a visitor is told what binds visitors now', () => {
  expect(linesFor('visitor')).toEqual(['1 now also binds visitors.', '2 now says “gate” where it said “office”.'])
})

test('a governor is told what no longer binds governors', () => {
  expect(linesFor('governor')).toEqual(['3 no longer binds governors.'])
})

test('a teacher is told what changed in clauses that bound her all along, and not whom else they bind', () => {
  expect(linesFor('staff')).toEqual(['3 now says “notes” where it said “minutes”.'])
})

test('somebody in two audiences is told of both', () => {
  expect(linesFor('staff', 'governor')).toEqual(['3 now says “notes” where it said “minutes”.'])
  expect(linesFor('staff', 'visitor')).toEqual([
    '2 now says “gate” where it said “office”.',
    '3 now says “notes” where it said “minutes”.',
  ])
})

test('unchanged clauses are those that bind the person', () => {
  expect(changesFor(describeChanges(before, before), ['visitor']).unchanged).toHaveLength(1)
})
