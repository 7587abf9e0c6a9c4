import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesFor } from '../../../src/policy/changes/changes-for.ts'
import { describeChanges } from '../../../src/policy/changes/describe-changes.ts'
import { type BoundAudience, boundAudiences, type Clause, rules } from '../../../src/policy/policy.ts'
import { type ClauseDraft, policyOf } from './made-up-policy.ts'

const words = [
  'you',
  'must',
  'not',
  'lend',
  'tablets',
  'phones',
  'lock',
  'laptops',
  'ask',
  'the',
  'head',
  'first',
  'in',
  'class',
]
const draft: fc.Arbitrary<ClauseDraft> = fc.record({
  number: fc.constantFrom(null, '1', '1.1', '2', '(a)', '(b)'),
  heading: fc.array(fc.constantFrom('Email', '2. Email', 'Images'), { maxLength: 2 }),
  leadIn: fc.constantFrom(null, 'You must:', 'You must not:'),
  text: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((list) => list.join(' ')),
  audiences: fc.subarray<BoundAudience>([...boundAudiences], { minLength: 1 }),
  rule: fc.constantFrom(...rules),
  permissionFrom: fc.subarray(['Headteacher', 'Ines Costa']),
})
const drafts = fc.array(draft, { minLength: 1, maxLength: 15 })
/** Two versions that share some of their clauses, in any order. */
const versions = fc
  .tuple(drafts, drafts, drafts)
  .chain(([shared, old, now]) =>
    fc.tuple(
      fc.shuffledSubarray([...shared, ...old], { minLength: 1 }),
      fc.shuffledSubarray([...shared, ...now], { minLength: 1 }),
    ),
  )
  .map(([before, after]) => [policyOf(before), policyOf(after)] as const)

test('a policy compared with itself has no changes', () => {
  fc.assert(
    fc.property(drafts, (list) => {
      const changes = describeChanges(policyOf(list), policyOf(list))
      expect(changes).toMatchObject({ clauses: [], renumbered: [], declaration: null, isRewritten: false })
      expect(changes.unchanged).toHaveLength(list.length)
    }),
  )
})

test('every clause of both versions is accounted for exactly once', () => {
  fc.assert(
    fc.property(versions, ([before, after]) => {
      const { clauses, renumbered, unchanged } = describeChanges(before, after)
      const pairs = [...clauses, ...renumbered, ...unchanged]
      const older = pairs.flatMap((change) => ('before' in change ? [change.before] : []))
      const newer = pairs.flatMap((change) => ('after' in change ? [change.after] : []))
      expect(idsOf(older)).toEqual(idsOf(before.clauses))
      expect(idsOf(newer)).toEqual(idsOf(after.clauses))
    }),
  )
})

test('changes come in the newer version’s order, each with one line that says what', () => {
  fc.assert(
    fc.property(versions, ([before, after]) => {
      const { clauses } = describeChanges(before, after)
      const order = clauses.flatMap((change) => ('after' in change ? [after.clauses.indexOf(change.after)] : []))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      for (const { summary } of clauses) expect(summary).toMatch(/^\S[^\n]*[.”]$/)
    }),
  )
})

test('nobody is told of a clause that never bound them', () => {
  fc.assert(
    fc.property(versions, fc.constantFrom(...boundAudiences), ([before, after], audience) => {
      const changes = changesFor(describeChanges(before, after), [audience])
      for (const change of changes.clauses) {
        const sides = [...('before' in change ? [change.before] : []), ...('after' in change ? [change.after] : [])]
        expect(sides.some(({ audiences }) => audiences.includes(audience))).toBe(true)
      }
    }),
  )
})

function idsOf(clauses: readonly Clause[]): readonly string[] {
  return clauses.map(({ id }) => id).toSorted()
}
