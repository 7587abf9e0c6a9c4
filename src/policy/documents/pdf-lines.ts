import type { Drawn, PdfPage } from './pdf-page.ts'
import type { BlockTag } from './pdf-tags.ts'

/** One printed line, in the order the document draws them. */
export interface PdfLine {
  readonly page: number
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly isBold: boolean
  readonly tag: BlockTag | undefined
  readonly isArtifact: boolean
  /** A bullet in front of it, taken off the text. */
  readonly isBulleted: boolean
  /** Where the words begin, behind a bullet or a number. */
  readonly wordsAt: number
}

const SAME_LINE = 0.5
const bulletOnly = /^[•·●▪◦‣○►➢✓–\-\u2751\uf0b7\uf0a7\uf0d8\uf0fc\uf06f\uf076]$/
/** Typed with the words. A dash begins too many lines that are no item. */
const typedBullet = /^[•·●▪◦‣○►➢✓]\s*(?=\S)/

export function linesOfPage({ drawn }: PdfPage, page: number, bold: ReadonlySet<string>): readonly PdfLine[] {
  const groups: Drawn[][] = []
  let last: Drawn | undefined
  for (const piece of drawn) {
    if (piece.text.trim() === '') continue
    if (last !== undefined && isSameLine(last, piece)) groups.at(-1)?.push(piece)
    else groups.push([piece])
    last = piece
  }
  return groups.flatMap((group) => lineOf(group, page, bold))
}

function isSameLine(last: Drawn, piece: Drawn): boolean {
  if (last.tag?.block !== piece.tag?.block || last.isArtifact !== piece.isArtifact) return false
  const size = Math.max(last.size, piece.size)
  return Math.abs(last.y - piece.y) < size * SAME_LINE && piece.x > last.x + last.width - size
}

function lineOf(group: readonly Drawn[], page: number, bold: ReadonlySet<string>): readonly PdfLine[] {
  const [first] = group
  const last = group.at(-1)
  if (first === undefined || last === undefined) return []
  const isDrawnApart = isBullet(group)
  const words = isDrawnApart ? group.slice(1) : group
  const typed = textOf(words)
  const text = typed.replace(typedBullet, '')
  const isBulleted = isDrawnApart || text !== typed
  const worded = words.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const largest = words.toSorted((a, b) => b.text.length - a.text.length)[0] ?? first
  const label = /^(?:\(?[\dA-Za-z.]{1,8}[.)]|\d+(?:\.\d+)+)$/.test(words[0]?.text.trim() ?? '') ? words[1] : words[0]
  const wordsAt = (isDrawnApart ? words[0]?.x : label?.x) ?? first.x
  return [
    {
      page,
      text,
      x: first.x,
      right: last.x + last.width,
      y: largest.y,
      size: largest.size,
      isBold: worded.length > 0 && worded.every(({ font }) => bold.has(font)),
      tag: first.tag,
      isArtifact: first.isArtifact,
      isBulleted,
      wordsAt,
    },
  ]
}

/** A bullet is drawn by itself; an "o" is one only where its font is another than that of the words. */
function isBullet(group: readonly Drawn[]): boolean {
  const [first, next] = group
  if (first === undefined) return false
  const text = first.text.trim()
  return bulletOnly.test(text) || (text === 'o' && next !== undefined && next.font !== first.font)
}

function textOf(pieces: readonly Drawn[]): string {
  let text = ''
  let end = 0
  for (const { text: piece, x, width, size } of pieces) {
    if (text !== '' && x - end > size * 0.12) text += ' '
    text += piece
    end = x + width
  }
  return text.replace(/\s+/g, ' ').trim()
}
