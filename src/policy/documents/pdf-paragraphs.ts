import type { Line } from '../lines.ts'
import { linesOfParagraph, linesOfRow, plainParagraph } from './paragraph.ts'
import { type Measures, measure, round } from './pdf-edges.ts'
import { isHeading, joinOf } from './pdf-joins.ts'
import type { PdfLine } from './pdf-lines.ts'

export interface PdfText {
  readonly lines: readonly Line[]
  /** The words on both sides of each page break that a sentence or an item goes on across. */
  readonly joined: readonly string[]
}

interface Draft {
  readonly first: PdfLine
  last: PdfLine
  text: string
  isBold: boolean
}

const SAME_X = 3
const MOST_CELLS = 50

/** Puts printed lines together into paragraphs, items, headings and rows. */
export function paragraphsOf(printed: readonly PdfLine[]): PdfText {
  const measures = measure(printed)
  const drafts: Draft[] = []
  const joined: string[] = []
  for (const line of printed) {
    const cut = cutCell(drafts, line)
    const draft = cut ?? drafts.at(-1)
    const join = cut ? 'cut' : draft === undefined ? 'apart' : joinOf(draft.first, draft.last, line, measures)
    if (draft === undefined || join === 'apart') {
      drafts.push({ first: line, last: line, text: line.text, isBold: line.isBold })
      continue
    }
    if (join === 'cut') joined.push(`${draft.last.text.slice(-30)} | ${line.text.slice(0, 30)}`)
    draft.text = join === 'broken' ? `${draft.text}\n${line.text}` : wrapped(draft.text, line.text)
    draft.isBold = draft.isBold && line.isBold
    draft.last = line
  }
  return { lines: linesOfDrafts(drafts, measures), joined }
}

/** The cell above a page break that goes on below it; the first cell of a row rather begins a new row. */
function cutCell(drafts: readonly Draft[], line: PdfLine): Draft | undefined {
  const before = drafts.at(-1)?.first
  if (line.tag?.kind !== 'cell' || before?.tag?.kind !== 'cell' || before.page === line.page) return undefined
  const { row } = before.tag
  const [, ...cells] = drafts
    .slice(-MOST_CELLS)
    .filter(({ first }) => first.page === before.page && first.tag?.row === row)
  return cells.find(({ first, text }) => Math.abs(first.x - line.x) <= SAME_X && !/[.;:!?]$/.test(text))
}

function linesOfDrafts(drafts: readonly Draft[], measures: Measures): readonly Line[] {
  const indents = indentsOf(drafts)
  const lines: Line[] = []
  let cells: Draft[] = []
  const putRow = () => {
    const [only] = cells
    if (only !== undefined && cells.length === 1) lines.push(...linesOfDraft(only, indents, measures))
    else if (cells.length > 1) lines.push(...linesOfRow(cells.map(({ text }) => text.replaceAll('\n', ' '))))
    cells = []
  }
  for (const draft of drafts) {
    const { tag } = draft.first
    if (tag?.kind === 'contents') continue
    if (tag?.kind !== 'cell' || tag.row !== cells[0]?.first.tag?.row) putRow()
    if (tag?.kind === 'cell') cells.push(draft)
    else lines.push(...linesOfDraft(draft, indents, measures))
  }
  putRow()
  return lines
}

function linesOfDraft({ first, text, isBold }: Draft, indents: readonly number[], measures: Measures): readonly Line[] {
  const { isBulleted, tag, size } = first
  const bySize = isHeading(first, measures) ? Math.min(6, measures.headingSizes.indexOf(round(size)) + 1) : null
  const level = tag?.level ?? (bySize === null ? null : Math.max(1, bySize))
  const indent = isBulleted ? indents.findIndex((x) => Math.abs(x - first.x) <= SAME_X) * 2 : 0
  return linesOfParagraph({ ...plainParagraph, text, isBulleted, level, isBold, indent: Math.max(0, indent) })
}

/** How far in the bullets of each depth stand. */
function indentsOf(drafts: readonly Draft[]): readonly number[] {
  const places: number[] = []
  for (const { first } of drafts) {
    if (first.isBulleted && !places.some((x) => Math.abs(x - first.x) <= SAME_X)) places.push(first.x)
  }
  return places.toSorted((a, b) => a - b)
}

/** A word cut at its hyphen, and an address cut behind a stroke, go on without a space. */
function wrapped(text: string, next: string): string {
  const isCut = /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next)
  const isAddress = /(?:https?:\/\/|www\.)\S*[/?&=_-]$/.test(text)
  return isCut || isAddress ? text + next : `${text} ${next}`
}
