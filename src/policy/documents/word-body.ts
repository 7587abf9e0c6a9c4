import { hasWords, type Paragraph } from './paragraph.ts'
import type { Numbering } from './word-numbering.ts'
import { alternativeOf, type NoteMark, type Seen, wordsOf } from './word-runs.ts'
import { listPlace, outlineLevel, type Styles } from './word-styles.ts'
import { childOf, switchOf, valueIn, type XmlNode } from './xml.ts'

export type Piece =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph; readonly notes: readonly NoteMark[] }
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly notes: readonly NoteMark[] }

export interface WordContext {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly seen: Seen
}

const MOST_PARAGRAPHS_IN_A_CELL = 3
const through = new Set(['customXml', 'smartTag', 'sdtContent', 'ins', 'moveTo'])

/** The paragraphs and rows of a body, a cell, a note, a text box or a page header, in order, changes accepted. */
export function piecesOf(node: XmlNode, context: WordContext): readonly Piece[] {
  const pieces: Piece[] = []
  let carried = ''
  for (const child of blocksOf(node, context.seen)) {
    if (child.name === 'tbl') {
      for (const row of rowsOf(child, context.seen)) pieces.push(...rowPieces(row, context))
    } else if (isMarkDeleted(child)) {
      // The end of this paragraph is deleted, so the next one goes on from it.
      carried += wordsOf(child, context.styles.get(styleIdOf(child, context)), context.styles, context.seen).text
    } else {
      pieces.push(...paragraphPieces(child, carried, context))
      carried = ''
    }
  }
  return pieces
}

/** Paragraphs and tables, whatever they are wrapped in. */
function blocksOf(node: XmlNode, seen: Seen): readonly XmlNode[] {
  return node.children.flatMap((child) => {
    if (child.name === 'p' || child.name === 'tbl') return [child]
    if (child.name === 'sdt') return blocksOfControl(child, seen)
    if (child.name === 'mc:AlternateContent') return blocksOf(alternativeOf(child), seen)
    if (child.name === 'altChunk') seen.embedded += 1
    return through.has(child.name) ? blocksOf(child, seen) : []
  })
}

function blocksOfControl(node: XmlNode, seen: Seen): readonly XmlNode[] {
  const properties = childOf(node, 'sdtPr')
  if (valueIn(childOf(properties, 'docPartObj'), 'docPartGallery') === 'Table of Contents') {
    seen.contents += 1
    return []
  }
  return switchOf(properties, 'showingPlcHdr') === true ? [] : blocksOf(node, seen)
}

function paragraphPieces(node: XmlNode, carried: string, context: WordContext): readonly Piece[] {
  const { styles, numbering, seen } = context
  const properties = childOf(node, 'pPr')
  const styleId = styleIdOf(node, context)
  const style = styles.get(styleId)
  if (/^toc \d/.test(style.name)) {
    seen.contents += 1
    return []
  }
  const { text, isBold, notes, boxes } = wordsOf(node, style, styles, seen)
  const place = listPlace(properties) ?? style.place
  // Word counts a paragraph without words too.
  const marker = place && numbering.next(place, styleId)
  const paragraph: Paragraph = {
    text: carried + text,
    label: marker?.label ?? null,
    isBulleted: marker?.isBulleted ?? false,
    level: outlineLevel(properties) || style.level || null,
    isBold,
    indent: (marker?.depth ?? 0) * 2,
  }
  const boxed = boxes.flatMap((box) => piecesOf(box, context))
  return [{ kind: 'paragraph', paragraph, notes }, ...boxed]
}

function styleIdOf(node: XmlNode, { styles }: WordContext): string | undefined {
  return valueIn(childOf(node, 'pPr'), 'pStyle') ?? styles.byDefault
}

function isMarkDeleted(node: XmlNode): boolean {
  const mark = childOf(childOf(node, 'pPr'), 'rPr')
  return childOf(mark, 'del') !== undefined || childOf(mark, 'moveFrom') !== undefined
}

function rowsOf(table: XmlNode, seen: Seen): readonly XmlNode[] {
  return table.children.flatMap((child) => {
    if (child.name === 'sdt' || through.has(child.name)) return rowsOf(child, seen)
    if (child.name !== 'tr') return []
    if (childOf(childOf(child, 'trPr'), 'del') === undefined) return [child]
    seen.deletions += 1
    return []
  })
}

function cellsOf(row: XmlNode): readonly XmlNode[] {
  return row.children.flatMap((child) => {
    if (child.name === 'tc') return [child]
    return child.name === 'sdt' || through.has(child.name) ? cellsOf(child) : []
  })
}

/** A row says one thing; a table that only places paragraphs or lists side by side is read as those. */
function rowPieces(row: XmlNode, context: WordContext): readonly Piece[] {
  const cells = cellsOf(row)
    .map((cell) => piecesOf(cell, context))
    .map((pieces) => pieces.filter((piece) => hasWords(textOf(piece))))
    .filter((pieces) => pieces.length > 0)
  const isPlacing = cells.some((pieces) => pieces.length > MOST_PARAGRAPHS_IN_A_CELL || pieces.some(isItem))
  if (cells.length < 2 || (isPlacing && !cells.every((pieces) => pieces.length === 1))) return cells.flat()
  const notes = cells.flat().flatMap((piece) => piece.notes)
  return [{ kind: 'row', cells: cells.map((pieces) => pieces.map(textOf).join(' ')), notes }]
}

function isItem(piece: Piece): boolean {
  return piece.kind === 'paragraph' && (piece.paragraph.isBulleted || piece.paragraph.label !== null)
}

export function textOf(piece: Piece): string {
  if (piece.kind === 'row') return piece.cells.join(' ')
  const { label, text } = piece.paragraph
  return [label ?? '', text.replaceAll('\n', ' ')].join(' ').trim()
}
