import { type BoundAudience, type Clause, clausesBinding, type Policy } from './policy.ts'

/** An adult reads plain English at about 240 words a minute; rules that one is going to sign, more slowly. */
export const WORDS_PER_MINUTE = 200

export interface ReadingTime {
  /** Of the clauses, and of each sentence that leads into some of them once. */
  readonly words: number
  /** Rounded up, so that nobody is promised less than it takes; at least one. */
  readonly minutes: number
}

/** Pure. How long the clauses that bind these audiences take to read, or all of them where none is named. */
export function readingTimeOf(policy: Policy, audiences: readonly BoundAudience[]): ReadingTime {
  const clauses = audiences.length === 0 ? policy.clauses : clausesBinding(policy, audiences)
  const words = clauses.reduce((sum, clause, index) => sum + wordsRead(clause, clauses[index - 1]), 0)
  return { words, minutes: Math.max(1, Math.ceil(words / WORDS_PER_MINUTE)) }
}

/** A lead-in is read before the first clause it leads into, unless that clause's forerunner was the sentence itself. */
function wordsRead({ leadIn, text }: Clause, previous: Clause | undefined): number {
  const isLeadInRead = leadIn === null || leadIn === previous?.leadIn || leadIn === previous?.text
  return countWords(text) + (isLeadInRead ? 0 : countWords(leadIn))
}

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'word' })

/** Words in any script. */
export function countWords(text: string): number {
  let count = 0
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1
  return count
}
