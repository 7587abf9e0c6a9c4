import type { Tally } from '../../web/api.ts'
import { peopleWords } from './words.ts'

/** `41 of 66 people have signed.` */
export function signedWords({ signed, expected }: Tally): string {
  if (expected === 0) return 'Nobody is asked to sign.'
  if (signed === 0) return `Nobody has signed yet, of ${peopleWords(expected)}.`
  if (signed === expected)
    return expected === 1 ? 'The only person asked has signed.' : `Everyone has signed: all ${expected} people.`
  return `${signed} of ${peopleWords(expected)} ${signed === 1 ? 'has' : 'have'} signed.`
}

/** What the figure alone would hide: `3 cannot be reached in Teams.` */
export function exceptionWords({ unreachable, declined, excused }: Tally): string {
  const sentences = [
    unreachable > 0 && `${unreachable} cannot be reached in Teams.`,
    declined > 0 && `${declined} ${declined === 1 ? 'has' : 'have'} declined.`,
    excused > 0 && `${excused} ${excused === 1 ? 'is' : 'are'} excused.`,
  ]
  return sentences.filter((sentence) => sentence !== false).join(' ')
}

/** For the picture of one audience, and whoever cannot see it. */
export function tallyWords(tally: Tally): string {
  return [signedWords(tally), tally.pending > 0 && `${tally.pending} not signed yet.`, exceptionWords(tally)]
    .filter(Boolean)
    .join(' ')
}
