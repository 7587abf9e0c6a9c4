import { createHash } from 'node:crypto'
import { fold, numberKey } from '../changes/clause-words.ts'
import type { LeftOut } from '../reader-notes.ts'
import type { ClauseAnchor } from './correction.ts'

// Enough of an id to type; more where two begin alike.
const SHORTEST = 6

/** What each clause is called on a command line: its number where no other has it, else the beginning of its id. */
export function clauseHandles(clauses: readonly ClauseAnchor[]): readonly string[] {
  const numbers = Map.groupBy(clauses, numberKey)
  const ids = shortest(clauses.map(({ id }) => id))
  return clauses.map((clause, index) => {
    const number = numberKey(clause)
    const isOnly = number !== null && numbers.get(number)?.length === 1
    return isOnly ? number : (ids[index] ?? clause.id)
  })
}

/** What each line that was left out is called: `r-` and the beginning of its fingerprint. */
export function lineHandles(lines: readonly Pick<LeftOut, 'kind' | 'text'>[]): readonly string[] {
  return shortest(lines.map(lineId))
}

export function lineId({ kind, text }: Pick<LeftOut, 'kind' | 'text'>): string {
  return `r-${createHash('sha256')
    .update(JSON.stringify([kind, fold(text)]), 'utf8')
    .digest('hex')
    .slice(0, 12)}`
}

/** Where it says which clause or line is meant: by handle, by number or by the beginning of an id. */
export function indexesNamed(name: string, known: readonly { readonly id: string; readonly number: string | null }[]) {
  const plain = name.trim().toLowerCase()
  const number = numberKey({ number: name })
  const exact = known.flatMap(({ id }, index) => (id === plain ? [index] : []))
  if (exact.length > 0) return exact
  return known.flatMap((each, index) => {
    const isNumbered = number !== null && numberKey(each) === number
    const isNamed = plain.length >= SHORTEST && each.id.startsWith(plain)
    return isNumbered || isNamed ? [index] : []
  })
}

function shortest(ids: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const id of ids) {
    for (let length = SHORTEST; length <= id.length; length += 1) {
      const start = id.slice(0, length)
      counts.set(start, (counts.get(start) ?? 0) + 1)
    }
  }
  return ids.map((id) => {
    for (let length = SHORTEST; length < id.length; length += 1) {
      if (counts.get(id.slice(0, length)) === 1) return id.slice(0, length)
    }
    return id
  })
}
