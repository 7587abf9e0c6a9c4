import type { Clause } from '../policy.ts'
import { headingKey } from './clause-words.ts'
import type { Match } from './match-clauses.ts'

/**
 * The matches whose clause stands elsewhere: out of the order that most of the others kept, or under a heading that is
 * another one and not the old one renamed.
 */
export function findMoved(
  before: readonly Clause[],
  after: readonly Clause[],
  matches: readonly Match[],
): ReadonlySet<Match> {
  const inOrder = longestInOrder(matches.toSorted((a, b) => a.before - b.before))
  const oldHeadings = new Set(before.map(headingKey))
  const newHeadings = new Set(after.map(headingKey))
  return new Set(
    matches.filter((match) => {
      if (!inOrder.has(match)) return true
      const [older, newer] = [before[match.before], after[match.after]]
      if (!older || !newer) return false
      const [from, to] = [headingKey(older), headingKey(newer)]
      return from !== to && (newHeadings.has(from) || oldHeadings.has(to))
    }),
  )
}

/** The longest subsequence whose positions in the newer version rise: patience sorting, n log n. */
function longestInOrder(matches: readonly Match[]): ReadonlySet<Match> {
  interface Link {
    readonly match: Match
    readonly previous: Link | undefined
  }
  const tails: Link[] = []
  for (const match of matches) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle]?.match.after ?? 0) < match.after) low = middle + 1
      else high = middle
    }
    tails[low] = { match, previous: tails[low - 1] }
  }
  const kept = new Set<Match>()
  for (let link = tails.at(-1); link !== undefined; link = link.previous) kept.add(link.match)
  return kept
}
