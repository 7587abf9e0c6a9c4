import { type ClauseWords, fold, headingKey, numberKey } from './clause-words.ts'
import { findCandidates } from './find-candidates.ts'
import { likeness, totalWeight, wordSetsOf } from './likeness.ts'

/** Indices of one clause in the older and in the newer version. */
export interface Match {
  readonly before: number
  readonly after: number
}

/**
 * Finds each clause's counterpart, each at most once: the same words in the same place first, then the same words, then
 * the most alike, where the same number makes up for much.
 */
export function matchClauses(before: readonly ClauseWords[], after: readonly ClauseWords[]): readonly Match[] {
  const open = {
    before: new Set(before.keys()),
    after: new Set(after.keys()),
  }
  const take = (matches: Iterable<Match>) => {
    const taken: Match[] = []
    for (const match of matches) {
      if (!open.before.has(match.before) || !open.after.has(match.after)) continue
      open.before.delete(match.before)
      open.after.delete(match.after)
      taken.push(match)
    }
    return taken
  }
  const matchBy = (keyOf: (clause: ClauseWords) => string) => take(withSameKey(before, after, open, keyOf))
  return [
    ...matchBy(({ id }) => id),
    ...matchBy((clause) => `${numberKey(clause)}\n${wordsKey(clause)}`),
    ...matchBy(wordsKey),
    ...take(mostAlike(before, after, open)),
  ]
}

interface Open {
  readonly before: ReadonlySet<number>
  readonly after: ReadonlySet<number>
}

function wordsKey({ leadIn, text }: ClauseWords): string {
  return `${fold(leadIn ?? '')}\n${fold(text)}`
}

/** Clauses of one key in their order, the first with the first. */
function withSameKey(
  before: readonly ClauseWords[],
  after: readonly ClauseWords[],
  open: Open,
  keyOf: (clause: ClauseWords) => string,
): readonly Match[] {
  const waiting = new Map<string, number[]>()
  // Backwards, so that the first of each key is the one to be popped.
  for (const [index, clause] of [...before.entries()].toReversed()) {
    if (!open.before.has(index)) continue
    const key = keyOf(clause)
    const list = waiting.get(key)
    if (list === undefined) waiting.set(key, [index])
    else list.push(index)
  }
  return [...after.entries()].flatMap(([index, clause]) => {
    const found = open.after.has(index) ? waiting.get(keyOf(clause))?.pop() : undefined
    return found === undefined ? [] : [{ before: found, after: index }]
  })
}

// Chosen by looking at the five real policies with some clauses changed: below these, pairs were of different rules.
const ALIKE = 0.55
const ALIKE_WITH_NUMBER = 0.35
const SAME_NUMBER = 0.15
const SAME_HEADING = 0.05

function mostAlike(allBefore: readonly ClauseWords[], allAfter: readonly ClauseWords[], open: Open): readonly Match[] {
  const from = [...open.before]
  const to = [...open.after]
  const before = from.flatMap((index) => allBefore[index] ?? [])
  const after = to.flatMap((index) => allAfter[index] ?? [])
  const sets = wordSetsOf(before, after)
  const weights = {
    before: sets.before.map((set) => totalWeight(set, sets.weightOf)),
    after: sets.after.map((set) => totalWeight(set, sets.weightOf)),
  }
  const scored = findCandidates(before, after, sets).flatMap((candidates, newer) =>
    [...candidates].flatMap((older) => {
      const [a, b] = [sets.after[newer], sets.before[older]]
      const [clause, candidate] = [after[newer], before[older]]
      if (!a || !b || !clause || !candidate) return []
      const alike = likeness(a, b, sets.weightOf, { a: weights.after[newer] ?? 0, b: weights.before[older] ?? 0 })
      const number = numberKey(clause)
      const isNumbered = number !== null && number === numberKey(candidate)
      if (alike < (isNumbered ? ALIKE_WITH_NUMBER : ALIKE)) return []
      const place = headingKey(clause) === headingKey(candidate) ? SAME_HEADING : 0
      const match = { before: from[older] ?? 0, after: to[newer] ?? 0 }
      return [{ match, score: alike + (isNumbered ? SAME_NUMBER : 0) + place }]
    }),
  )
  return scored.sort((a, b) => b.score - a.score).map(({ match }) => match)
}
