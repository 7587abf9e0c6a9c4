import { fold } from '../changes/clause-words.ts'
import type { ClauseText } from '../clauses.ts'
import type { ClauseId } from '../policy.ts'
import type { Reading } from '../read-policy.ts'
import type { LeftOut } from '../reader-notes.ts'
import type { Correction } from './correction.ts'

export interface Restored {
  readonly texts: readonly ClauseText[]
  /** By the index of the text that was made of it. */
  readonly lines: ReadonlyMap<number, LeftOut>
}

/** The clauses with those lines among them that somebody said are clauses. */
export function restoreLines({ policy, notes }: Reading, corrections: readonly Correction[]): Restored {
  const wanted = new Set(
    corrections.flatMap((each) => (each.about === 'line' && each.isClause ? [fold(each.line.text)] : [])),
  )
  const back = notes.leftOut.filter(({ text }) => wanted.has(fold(text)))
  const texts: ClauseText[] = []
  const lines = new Map<number, LeftOut>()
  const put = (follows: ClauseId | null) => {
    for (const line of back.filter((each) => each.follows === follows)) {
      lines.set(texts.length, line)
      const heading = line.heading.filter((title) => fold(title) !== fold(line.text))
      texts.push({ number: null, heading, leadIn: null, text: line.text })
    }
  }
  put(null)
  for (const { id, number, heading, leadIn, text } of policy.clauses) {
    texts.push({ number, heading, leadIn, text })
    put(id)
  }
  return { texts, lines }
}
