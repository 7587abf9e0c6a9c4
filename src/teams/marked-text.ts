import type { Mark } from '../answers/marks.ts'

export interface TextRun {
  readonly text: string
  readonly weight: 'Default' | 'Bolder'
}

export interface MarkedParagraph {
  readonly runs: readonly TextRun[]
}

/**
 * A text as paragraphs of runs, the marked stretches bold: put together again, the runs of each line are the text as
 * it was. One text run has no line breaks on every client, so each line is a paragraph; empty lines are left out.
 */
export function markedParagraphs(text: string, marks: readonly Mark[]): readonly MarkedParagraph[] {
  const paragraphs: MarkedParagraph[] = []
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (line.trim() !== '') paragraphs.push({ runs: runsOf(line, index, marks) })
  }
  return paragraphs
}

function runsOf(line: string, offset: number, marks: readonly Mark[]): readonly TextRun[] {
  const runs: TextRun[] = []
  let at = 0
  for (const { start, end } of marks) {
    const from = Math.max(at, start - offset)
    const to = Math.min(line.length, end - offset)
    if (to <= from) continue
    if (from > at) runs.push({ text: line.slice(at, from), weight: 'Default' })
    runs.push({ text: line.slice(from, to), weight: 'Bolder' })
    at = to
  }
  if (at < line.length) runs.push({ text: line.slice(at), weight: 'Default' })
  return runs
}
