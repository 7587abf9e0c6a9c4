import { expect, test } from 'vitest'
import { buildIndex } from '../../src/answers/policy-index.ts'
import { slipsBetween } from '../../src/answers/spelling.ts'
import { clause, policyOf } from './policy-of.ts'

const { spell } = buildIndex(policyOf([clause('Staff will not photocopy zithers.')]))

test.each([
  ['alowed', 'allowed'],
  ['passwrd', 'password'],
  ['shoping', 'shopping'],
  ['onlien', 'online'],
  ['recieved', 'received'],
  ['fone', 'phone'],
  ['zithrs', 'zithers'],
])('%s is mended to %s', (typed, meant) => {
  expect(spell(typed)).toBe(meant)
})

test.each(['together', 'topic', 'plumbing', 'vets', 'password', 'y6', 'zxqv', 'giggling'])(
  '%s is left alone',
  (typed) => {
    expect(spell(typed)).toBeUndefined()
  },
)

test('two neighbours swapped are one slip', () => {
  expect(slipsBetween('hte', 'the', 2)).toBe(1)
})

test('counting stops beyond the limit', () => {
  expect(slipsBetween('absolutely', 'zebra', 2)).toBe(3)
})
