import { fold } from '../changes/clause-words.ts'
import type { Reading } from '../read-policy.ts'
import type { LeftOut } from '../reader-notes.ts'
import type { Corrected } from './apply-corrections.ts'
import type { Correction } from './correction.ts'
import { clauseHandles, lineHandles } from './handles.ts'
import type { ReviewedLine } from './review.ts'

/** Lines that are no clause, those to be looked at first; a line that is one again is among the clauses. */
export function reviewLines({ notes }: Reading, corrected: Corrected): readonly ReviewedLine[] {
  const handles = lineHandles(notes.leftOut)
  const decided = new Set(corrected.landed.flatMap(({ correction }) => lineOf(correction)))
  const back = new Set(corrected.parts.flatMap(({ restored }) => (restored ? [fold(restored.text)] : [])))
  const byReader = notes.leftOut.flatMap((line, index): readonly ReviewedLine[] => {
    if (back.has(fold(line.text))) return []
    const isUncertain = isWorthALook(line) && !decided.has(fold(line.text))
    return [{ handle: handles[index] ?? '', kind: line.kind, text: line.text, words: wordsFor(line), isUncertain }]
  })
  return [
    ...byReader.filter((each) => each.isUncertain),
    ...byReader.filter((each) => !each.isUncertain),
    ...takenAway(corrected),
  ]
}

function lineOf(correction: Correction): readonly string[] {
  return correction.about === 'line' ? [fold(correction.line.text)] : []
}

// A title is short; a rule that looks like one is not.
const LONG_HEADING_WORDS = 9

function isWorthALook({ kind, text }: LeftOut): boolean {
  if (kind === 'heading') return text.split(' ').length >= LONG_HEADING_WORDS
  return kind === 'page-header' || kind === 'column-names'
}

function wordsFor({ kind, times }: LeftOut): string {
  const often = times === 1 ? 'once' : `${times} times`
  switch (kind) {
    case 'page-header':
      return `Left out as a page header or footer, printed ${often}.`
    case 'page-number':
      return `Left out as a page number, printed ${often}.`
    case 'column-names':
      return 'Left out as the column names of a table.'
    case 'heading':
      return 'Read as a heading, by its shape alone.'
    case 'about-the-policy':
      return 'Read as the title, the school or a date, and no clause.'
  }
}

function takenAway({ parts, landed }: Corrected): readonly ReviewedLine[] {
  const handles = clauseHandles(parts.map(({ clause }) => clause))
  return parts.flatMap(({ clause, inClause }, at) => {
    if (inClause !== null) return []
    const made = landed.find((each) => each.at === at)?.correction
    const words = `Left out: ${made ? `${made.by} said` : 'somebody said'} that it is no clause.`
    const isUncertain = landed.some((each) => each.at === at && each.isReworded)
    return [
      {
        handle: handles[at] ?? clause.id,
        kind: 'said-to-be-no-clause' as const,
        text: clause.text,
        words,
        isUncertain,
      },
    ]
  })
}
