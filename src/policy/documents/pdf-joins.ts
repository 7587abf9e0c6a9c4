import { numberCut } from '../printed-number.ts'
import type { Measures } from './pdf-edges.ts'
import type { PdfLine } from './pdf-lines.ts'

/** How a line stands to the one before it. `cut` goes on with a sentence across a page or a column. */
export type Join = 'wrapped' | 'cut' | 'broken' | 'apart'

const SAME_X = 3
const SURELY_TEXT = 60
const sentenceEnd = /[.;:!?]["'”’)]?$/

/**
 * @param first the line that opened the paragraph
 * @param last the line before
 */
export function joinOf(first: PdfLine, last: PdfLine, line: PdfLine, measures: Measures): Join {
  if (line.isBulleted && line.tag?.kind !== 'cell') return 'apart'
  if (last.tag !== undefined && line.tag !== undefined && last.page === line.page) {
    return last.tag.block === line.tag.block ? tagJoin(last, line, measures) : 'apart'
  }
  if (!isAlike(last, line) || isHeading(last, measures) !== isHeading(line, measures)) return 'apart'
  const isFull = reachesEdge(last, line, measures)
  const ends = sentenceEnd.test(last.text)
  if (isNumbered(line) && (ends || !isFull || Math.abs(line.x - first.wordsAt) > SAME_X)) return 'apart'
  const step = (last.y - line.y) / line.size
  if (last.page !== line.page || step < -SAME_X) return acrossJoin(first, last, line, isFull)
  if (step > measures.leading * 1.2 + 0.02) return 'apart'
  if (!isFull) return 'broken'
  if (ends && line.x > last.x + SAME_X && last !== first) return 'apart'
  return 'wrapped'
}

/** Lines of one tagged paragraph are one, but where the writer broke the line. */
function tagJoin(last: PdfLine, line: PdfLine, measures: Measures): Join {
  if (last.tag?.kind === 'cell' || last.y - line.y < last.size) return 'wrapped'
  return reachesEdge(last, line, measures) ? 'wrapped' : 'broken'
}

function acrossJoin(first: PdfLine, last: PdfLine, line: PdfLine, isFull: boolean): Join {
  if (last.tag?.kind !== line.tag?.kind || line.tag?.kind === 'cell') return 'apart'
  const isOpen = isFull && !sentenceEnd.test(last.text)
  // Behind a hanging indent nothing but the same item goes on.
  const hangs = first.wordsAt > first.x + SAME_X && Math.abs(line.x - first.wordsAt) <= SAME_X
  return isOpen || hangs ? 'cut' : 'apart'
}

/** Whether the next line's first word would not have fitted: then the line was wrapped and not broken by hand. */
function reachesEdge(last: PdfLine, line: PdfLine, { edgeOf }: Measures): boolean {
  const letter = (line.right - line.x) / Math.max(1, line.text.length)
  const word = line.text.split(' ')[0] ?? ''
  return last.right + (word.length + 1) * letter >= edgeOf(last) - letter
}

function isAlike(last: PdfLine, line: PdfLine): boolean {
  return Math.abs(last.size - line.size) < last.size * 0.06 && (last.isBold === line.isBold || !sentenceLike(last))
}

/** A line that is bold to its end is a part of its own where its words are whole. */
function sentenceLike({ text, isBold }: PdfLine): boolean {
  return isBold ? text.length < SURELY_TEXT : sentenceEnd.test(text)
}

function isNumbered({ text }: PdfLine): boolean {
  return numberCut(text).number !== null
}

export function isHeading({ tag, size }: PdfLine, { bodySize }: Measures): boolean {
  return tag?.kind === 'heading' || size > bodySize * 1.12
}
