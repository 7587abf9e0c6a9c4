import type { Mention } from './features.ts'
import type { Slot } from './slots.ts'

/** A stretch of a clause's text, in UTF-16 units. */
export interface Mark {
  readonly start: number
  readonly end: number
}

const SPEAKS_OF_IT = 0.5 // a concept that the question only hints at is not marked

/** Where a clause speaks of what the question speaks of: in order, none touching another. */
export function marksOf(mentions: readonly Mention[], slots: readonly Slot[]): readonly Mark[] {
  const asked = new Set<string>()
  for (const { concepts, stems } of slots) {
    for (const stem of stems) asked.add(stem)
    for (const [id, share] of concepts) if (share >= SPEAKS_OF_IT) asked.add(id)
  }
  const found = mentions.filter(({ of }) => asked.has(of)).toSorted((one, other) => one.start - other.start)
  const marks: Mark[] = []
  for (const { start, end } of found) {
    const last = marks.at(-1)
    if (last !== undefined && start <= last.end + 1)
      marks[marks.length - 1] = { start: last.start, end: Math.max(end, last.end) }
    else marks.push({ start, end })
  }
  return marks
}
