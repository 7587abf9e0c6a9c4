import { describe, expect, test } from 'vitest'
import { exceptionWords, signedWords, tallyWords } from '../../src/tab/completion/headline.ts'
import type { Tally } from '../../src/web/api.ts'

function tally(part: Partial<Tally>): Tally {
  return { expected: 66, signed: 0, declined: 0, pending: 0, excused: 0, unreachable: 0, ...part }
}

describe('the headline', () => {
  test.each([
    [tally({ signed: 41 }), '41 of 66 people have signed.'],
    [tally({ signed: 1 }), '1 of 66 people has signed.'],
    [tally({ signed: 0 }), 'Nobody has signed yet, of 66 people.'],
    [tally({ signed: 66 }), 'Everyone has signed: all 66 people.'],
    [tally({ expected: 1, signed: 1 }), 'The only person asked has signed.'],
    [tally({ expected: 1 }), 'Nobody has signed yet, of 1 person.'],
    [tally({ expected: 0 }), 'Nobody is asked to sign.'],
  ])('%j is told as %s', (figures, words) => {
    expect(signedWords(figures)).toBe(words)
  })

  test('adds what the figure alone would hide', () => {
    expect(exceptionWords(tally({ unreachable: 3, declined: 1, excused: 2 }))).toBe(
      '3 cannot be reached in Teams. 1 has declined. 2 are excused.',
    )
    expect(exceptionWords(tally({}))).toBe('')
  })

  test('a bar’s words name every state in it', () => {
    expect(tallyWords(tally({ expected: 10, signed: 4, pending: 5, unreachable: 1 }))).toBe(
      '4 of 10 people have signed. 5 not signed yet. 1 cannot be reached in Teams.',
    )
  })
})
