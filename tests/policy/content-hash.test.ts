import { expect, test } from 'vitest'
import { contentHashOf } from '../../src/policy/content-hash.ts'
import { read } from './read.ts'

const policy = read(
  'Tablet Policy\n\n1.1 Staff must lock tablets.\n\n1.1 Visitors must wait.\n\n1.2 Staff must lock tablets.',
)

test('the hash is of what is agreed to and can be worked out again', () => {
  expect(policy.contentHash).toBe(contentHashOf(policy))
  expect(policy.contentHash).toBe('sha256:11926c5c714657a98d5fabbb6cca4fbf234a0efb8ededf5dcc0f21ad8596670f')
})

test.each([
  ['the title', { title: 'Another' }],
  ['a clause', { clauses: policy.clauses.slice(1) }],
  ['a number', { clauses: policy.clauses.map((clause) => ({ ...clause, number: '9' })) }],
  ['the declaration', { declaration: { ...policy.declaration, statement: 'Yes.' } }],
])('%s changes it', (_, change) => {
  expect(contentHashOf({ ...policy, ...change })).not.toBe(policy.contentHash)
})

test('what the reader thinks of the text does not change it', () => {
  const clauses = policy.clauses.map((clause) => ({
    ...clause,
    audiences: [],
    rule: 'information' as const,
    reportTo: ['DSL'],
  }))
  expect(contentHashOf({ ...policy, clauses, notices: ['New.'], school: 'Willow' } as typeof policy)).toBe(
    policy.contentHash,
  )
})

test('a clause keeps its id when it is renumbered, and the same words twice are told apart', () => {
  const renumbered = read('Tablet Policy\n\n7.1 Staff must lock tablets.\n\n7.2 Visitors must wait.')
  const ids = policy.clauses.map(({ id }) => id)
  expect(renumbered.clauses.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect(ids[2]).toBe(`${ids[0]}-2`)
})
