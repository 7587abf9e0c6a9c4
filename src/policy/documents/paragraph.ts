import { type Line, nothing, withoutBullet } from '../lines.ts'
import { stripMarkup } from '../markup.ts'
import { numberCut } from '../printed-number.ts'

/** A paragraph as Word or a PDF prints it, before it is a line of the reader. */
export interface Paragraph {
  /** Line breaks inside it are kept. */
  readonly text: string
  /** What the program printed in front of it, `1.1` or `(a)`; null where nothing, or a bullet, stands there. */
  readonly label: string | null
  readonly isBulleted: boolean
  /** Of a heading by its style or size, 1 to 6; else null. */
  readonly level: number | null
  /** All its words are bold. */
  readonly isBold: boolean
  /** Columns, as a text file would indent it. */
  readonly indent: number
}

export const plainParagraph: Paragraph = {
  text: '',
  label: null,
  isBulleted: false,
  level: null,
  isBold: false,
  indent: 0,
}

const LONGEST_HEADING = 300

/** The lines of a paragraph and the white space after it; none where it has no words. */
export function linesOfParagraph(paragraph: Paragraph): readonly Line[] {
  const parts = paragraph.text.split('\n').filter(hasWords)
  const lines = parts.map((text, index) => lineOf(index === 0 ? { ...paragraph, text } : continued(paragraph, text)))
  return lines.length === 0 ? [] : [...lines, nothing]
}

/** A row of a table, cell by cell. */
export function linesOfRow(cells: readonly string[]): readonly Line[] {
  const clean = cells.map(cleaned).filter(hasWords)
  const text = clean.join(' ')
  return [{ ...nothing, kind: 'row', text, printed: text, cells: clean }, nothing]
}

/** As plain text is cleaned; but "<name of the DSL>" in a document is words and no tag, and stays to be seen. */
function cleaned(text: string): string {
  return stripMarkup(text.replace(/<(?!https?:|mailto:)([^<>]*)>/g, '‹$1›'))
}

export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

function continued(paragraph: Paragraph, text: string): Paragraph {
  return { ...paragraph, text, label: null, isBulleted: false }
}

function lineOf({ text, label, isBulleted, level, isBold, indent }: Paragraph): Line {
  const typed = isBulleted ? undefined : withoutBullet(text.trimStart())
  const bulleted = isBulleted || typed !== undefined
  const clean = cleaned(typed ?? text)
  const { number, rest } = numberOf(label, clean)
  const printed = label === null ? clean : `${label} ${clean}`
  const line: Line = { ...nothing, text: rest, printed, indent, number, bulleted }
  // A whole numbered clause may be bold for weight; a heading does not end as a sentence does.
  const isBoldHeading = isBold && !bulleted && !(label !== null && /[.;:,]$/.test(clean))
  if (text.length <= LONGEST_HEADING && (level !== null || isBoldHeading)) {
    return { ...line, kind: 'heading', level: level ?? 0, bulleted: false }
  }
  return { ...line, kind: bulleted || number !== null ? 'item' : 'plain' }
}

/** An automatic number is printed as it stands; one that was typed is found as in plain text. */
function numberOf(label: string | null, text: string): { readonly number: string | null; readonly rest: string } {
  if (label === null) return numberCut(text)
  return { number: numberCut(`${label} words`).number ?? label.replace(/[.:]$/, ''), rest: text }
}
