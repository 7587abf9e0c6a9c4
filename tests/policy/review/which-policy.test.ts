import { expect, test } from 'vitest'
import type { PolicyId } from '../../../src/policy/policy.ts'
import { relateFile } from '../../../src/policy/review/which-policy.ts'
import { read } from '../read.ts'

const rules = [
  'Lock tablets away.',
  'Ask before you borrow one.',
  'Wipe the screen.',
  'Keep food away.',
  'Report a crack.',
  'Charge it.',
]
const others = [
  'Wash your hands.',
  'Wear a hat.',
  'Park at the back.',
  'Keep to the left.',
  'Feed no ducks.',
  'Sing often.',
]
const clausesOf = (list: readonly string[]) => read(`Policy\n\n${list.map((rule) => `- ${rule}`).join('\n')}`).clauses
const id = 'tablets' as PolicyId
const known = new Map([[id, clausesOf(rules)]])

test.each([
  ['the same clauses', rules, id, { kind: 'same' }],
  ['half of them', [...rules.slice(0, 3), ...others.slice(0, 3)], id, { kind: 'same' }],
  ['none of them', others, id, { kind: 'another', policyId: id }],
  ['too few to tell', ['Sing often.'], id, { kind: 'same' }],
  ['another title and the same clauses', rules, 'devices', { kind: 'looks-like', policyId: id }],
  ['another title and other clauses', others, 'devices', { kind: 'new' }],
])('%s', (_what, list, policyId, relation) => {
  expect(relateFile(clausesOf(list), policyId as PolicyId, known)).toEqual(relation)
})
