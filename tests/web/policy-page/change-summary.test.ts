import { expect, test } from 'vitest'
import { describeChanges } from '../../../src/policy/changes/describe-changes.ts'
import { changeSummary } from '../../../src/web/policy-page/words/change-summary-cy.ts'
import { type ClauseDraft, policyOf } from '../../policy/changes/made-up-policy.ts'

function summariesOf(before: readonly ClauseDraft[], after: readonly ClauseDraft[]): readonly string[] {
  return describeChanges(policyOf(before), policyOf(after)).clauses.map(changeSummary)
}

const lend = 'Staff may lend a tablet to a colleague.'

test('a changed rule is told with both rulings', () => {
  const now = 'Staff must not lend a tablet to a colleague.'

  expect(summariesOf([{ text: lend, rule: 'permitted' }], [{ text: now, rule: 'prohibited' }])).toEqual([
    '1 – y rheol o’r blaen: caniateir; y rheol nawr: gwaherddir',
  ])
})

test('whom it applies to now, and no longer, is told', () => {
  expect(
    summariesOf([{ text: lend, audiences: ['staff', 'parent'] }], [{ text: lend, audiences: ['staff', 'governor'] }]),
  ).toEqual(['1 – bellach yn berthnasol i lywodraethwyr – ddim yn berthnasol i rieni mwyach'])
})

test('a clause under another heading is told with the heading as the policy has it', () => {
  const stay = [{ text: 'Bikes stay by the gate.' }, { text: 'Dogs wait outside.', heading: ['Grounds'] }]

  expect(summariesOf([...stay, { text: lend }], [...stay, { text: lend, heading: ['Grounds'] }])).toEqual([
    '3 – o dan “Grounds” bellach',
  ])
})
