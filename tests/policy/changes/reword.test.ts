import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WordPart } from '../../../src/policy/changes/policy-changes.ts'
import { reword } from '../../../src/policy/changes/reword.ts'

function shown(parts: readonly WordPart[]): string {
  return parts.map(({ kind, text }) => (kind === 'kept' ? text : `[${kind === 'added' ? '+' : '-'}${text}]`)).join('')
}

test.each([
  ['Ask within two weeks.', 'Ask within one week.', 'Ask within [-two weeks][+one week].'],
  ['Use the old phone.', 'Use the phone.', 'Use the [-old ]phone.'],
  ['Ask first.', 'Ask first, always.', 'Ask first[+, always].'],
  ['Cadw at bolisi’n hysgol ni.', 'Cadw at bolisi’r ysgol ni.', 'Cadw at [-bolisi’n hysgol][+bolisi’r ysgol] ni.'],
  ["Rhaid i'r athro ofyn.", "Rhaid i'r athrawes ofyn.", "Rhaid i'r [-athro][+athrawes] ofyn."],
  ['One\n two', 'One two', 'One two'],
])('"%s" becomes "%s" word by word', (before, after, expected) => {
  expect(shown(reword(before, after).parts)).toBe(expected)
})

test('a long text of which every other word changed is rewritten, and says all of both', () => {
  const wordsOf = (change: (n: number) => string) => Array.from({ length: 1_000 }, (_, n) => change(n)).join(' ')
  const [before, after] = [wordsOf((n) => `w${n}`), wordsOf((n) => (n % 2 === 0 ? `w${n}` : `x${n}`))]

  expect(reword(before, after)).toEqual({
    isRewritten: true,
    parts: [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ],
  })
})

const words = fc.array(
  fc.constantFrom('a', 'the', 'polisi’n', 'plant', '.', ',', '  ', '\n', '(a)', '۔', '👩🏽‍🏫', 'e\u0301'),
  {
    maxLength: 30,
  },
)
const text = fc.oneof(
  words.map((list) => list.join(' ')),
  words.map((list) => list.join('')),
  fc.string({ unit: 'grapheme' }),
)

test('the parts make up both texts, but for white space', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { parts } = reword(before, after)
      const without = (kind: WordPart['kind']) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('')
      expect(without('added')).toBe(before.replace(/\s+/g, ' ').trim())
      expect(without('removed')).toBe(after.replace(/\s+/g, ' ').trim())
    }),
  )
})

test('between two kept stretches at most one is removed, and then one added', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const order = reword(before, after)
        .parts.map(({ kind }) => kind[0])
        .join('')
      expect(order).not.toMatch(/kk|rr|aa|ar/)
    }),
  )
})
