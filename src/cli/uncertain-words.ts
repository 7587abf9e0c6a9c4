import type { ReviewCounts } from '../policy/review/review.ts'

/** Says where something waits to be looked at, and how to. */
export function uncertainWords(
  { uncertain, checkAgain }: Pick<ReviewCounts, 'uncertain' | 'checkAgain'>,
  path: string,
): readonly string[] {
  const both = uncertain + checkAgain
  if (both === 0) return []
  const again = checkAgain > 0 ? `, and ${checkAgain} corrected before and reworded since` : ''
  const clauses = uncertain === 1 ? '1 clause is uncertain' : `${uncertain} clauses are uncertain`
  const file = /^[\w./-]+$/.test(path) ? path : `"${path}"`
  return [`${clauses}${again}. To look: assent policy review ${file}`]
}
