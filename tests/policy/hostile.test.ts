import { expect, test } from 'vitest'
import { layOut } from '../../src/policy/blocks.ts'
import { linesOf } from '../../src/policy/lines.ts'
import { readPolicyText } from '../../src/policy/read-policy.ts'

const MEGABYTE = 1024 * 1024

function repeated(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length)
}

// Each would take minutes where a pattern tries again over what it has read: the test's own time limit is the proof.
const hostile = [
  '*a_ ',
  '[a](',
  '<a <',
  '[',
  '<!--',
  ' ',
  'a\t',
  '_ ',
  'a',
  '** ',
  '`',
  '"\' ',
  '[bookmark:',
  '&amp',
  '# - ',
  '|a',
]

test.each(hostile)('a megabyte of %j is scanned', (text) => {
  const lines = linesOf(`Staff must wait.\n${repeated(text, MEGABYTE)}`)
  expect(lines).toHaveLength(2)
  expect(layOut(lines).blocks.length).toBeGreaterThan(0)
})

const wordy = [
  'unless ',
  'with the permission ',
  'no a, ',
  'A. ',
  'You may x. ',
  'Ab Cd ',
  'report to DSL ',
  'who are not ',
  'a; ',
  'if the a b c ',
  '1 May 2020 ',
  'Any concerns should be discussed with the DSL. ',
]
const lined = [
  '- a\n',
  'a must:\n- b:\n',
  'Name:\nDate:\n',
  'I agree\n\n',
  'aa\nbb\n',
  '(a) b\n',
  '1.1 a\n',
  '**a**\n',
  '<script>\n',
  'word\n',
]

test.each([...wordy, ...lined])('a long policy of %j is read whole', (text) => {
  const { fates } = readPolicyText(`Staff must wait.\n\n${repeated(text, MEGABYTE / 16)}`)
  expect(fates.every((fate) => fate !== undefined)).toBe(true)
})

test('lists nested a thousand deep are read', () => {
  const nested = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}- part ${depth}:`).join('\n')
  const { policy } = readPolicyText(`${nested}\n${' '.repeat(1000)}- Staff must wait.`)
  expect(policy.clauses.at(-1)).toMatchObject({ text: 'Staff must wait.', leadIn: 'part 999:' })
})
