import type { PolicyFile } from '../decode.ts'
import type { Line } from '../lines.ts'
import { PolicyFileError } from '../policy-file-error.ts'
import type { PolicyLines } from '../read-policy.ts'
import { readMargins } from './margins.ts'
import { hasWords, linesOfParagraph, linesOfRow, plainParagraph } from './paragraph.ts'
import { textLimit } from './text-limit.ts'
import { type Piece, piecesOf, textOf, type WordContext } from './word-body.ts'
import { seenNotices } from './word-notices.ts'
import { numberingOf } from './word-numbering.ts'
import { readWordParts, type WordParts } from './word-parts.ts'
import type { NoteMark, Seen } from './word-runs.ts'
import { stylesOf } from './word-styles.ts'
import { childOf, childrenOf } from './xml.ts'
import { openParts } from './zip-gate.ts'

/**
 * Reads a Word document as it prints, tracked changes accepted. A footnote stands as a paragraph of its own behind the
 * paragraph or the list that refers to it, so that it can be quoted.
 *
 * @throws PolicyFileError naming the limit, or what is wrong
 */
export async function readDocx({ name, bytes }: PolicyFile): Promise<PolicyLines> {
  const parts = await readWordParts(name, await openParts(name, bytes))
  const styles = stylesOf(parts.styles)
  const seen: Seen = { insertions: 0, deletions: 0, hidden: 0, pictures: 0, diagrams: 0, embedded: 0, contents: 0 }
  const context: WordContext = { styles, numbering: numberingOf(parts.numbering, styles), seen }
  const body = childOf(parts.document, 'body')
  const pieces = body ? piecesOf(body, context) : []
  const margins = readMargins(parts.margins.flatMap((node) => piecesOf(node, context).map(textOf)))
  const notes = pieces.flatMap((piece) => piece.notes)
  const lines = linesWithNotes(pieces, (mark) => noteText(mark, parts, context))
  textLimit(name, lines)
  if (!lines.some(({ text }) => hasWords(text))) throw wordless(name, seen)
  const told = [...margins.notices, ...seenNotices(seen, notes.length)]
  return { lines, pageHeader: margins.pageHeader, notices: told }
}

function linesWithNotes(pieces: readonly Piece[], textOfNote: (mark: NoteMark) => string): readonly Line[] {
  const lines: Line[] = []
  let waiting: NoteMark[] = []
  const putNotes = () => {
    for (const mark of waiting) lines.push(...linesOfParagraph({ ...plainParagraph, text: textOfNote(mark) }))
    waiting = []
  }
  for (const piece of pieces) {
    // A note in the middle of a list would cut the list in two.
    if (waiting.length > 0 && !goesOn(piece)) putNotes()
    lines.push(...(piece.kind === 'row' ? linesOfRow(piece.cells) : linesOfParagraph(piece.paragraph)))
    waiting.push(...piece.notes)
  }
  putNotes()
  return lines
}

function goesOn(piece: Piece): boolean {
  if (piece.kind === 'row') return true
  const { isBulleted, label, level, isBold } = piece.paragraph
  return (isBulleted || label !== null) && level === null && !isBold
}

function noteText({ kind, id }: NoteMark, parts: WordParts, context: WordContext): string {
  const notes = kind === 'footnote' ? childrenOf(parts.footnotes, 'footnote') : childrenOf(parts.endnotes, 'endnote')
  const note = notes.find(({ attributes }) => attributes.get('id') === id)
  return note ? piecesOf(note, context).map(textOf).filter(hasWords).join(' ') : ''
}

function wordless(name: string, { pictures }: Seen): PolicyFileError {
  if (pictures === 0) return new PolicyFileError('empty', name, 'is empty: it holds no words.')
  const problem = 'holds pictures and no words, as a scan does: type the policy, or have its words recognised, first.'
  return new PolicyFileError('scan', name, problem)
}
