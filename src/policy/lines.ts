import { stripMarkup } from './markup.ts'
import { numberCut } from './printed-number.ts'
import { withoutScripts } from './without-scripts.ts'

/** `debris` has letters but no words for a reader: tags, comments, scripts, fences. */
export type LineKind = 'blank' | 'debris' | 'heading' | 'item' | 'row' | 'plain'

/** One line of the source and what its own marks say of it. */
export interface Line {
  readonly kind: LineKind
  /** Without marks, markup and number. */
  readonly text: string
  /** With its number, as a heading is quoted. */
  readonly printed: string
  /** Columns of white space before the first mark. */
  readonly indent: number
  /** Of a heading by `#`, 1 to 6; of a bold-only heading 0; else null. */
  readonly level: number | null
  readonly number: string | null
  readonly bulleted: boolean
  /** A row of a table, cell by cell. */
  readonly cells: readonly string[]
}

const LONGEST_HEADING = 300
const bullets = new Set([...'-*+•·●▪◦‣○►➢✓–'])
export const nothing: Line = {
  kind: 'blank',
  text: '',
  printed: '',
  indent: 0,
  level: null,
  number: null,
  bulleted: false,
  cells: [],
}

const debris: Line = { ...nothing, kind: 'debris' }

/** The lines of a text, marked. A line with no letter and no digit (a rule, dots to sign on) is blank. */
export function linesOf(text: string): readonly Line[] {
  const raw = text.split('\n')
  const shown = withoutScripts(raw)
  const lines = shown.map((line, index) => (line !== raw[index] && !hasWords(line) ? debris : lineOf(line)))
  return lines.map((line, index) => underlined(line, shown[index + 1] ?? '') ?? line)
}

function hasWords(raw: string): boolean {
  return /[\p{L}\p{N}]/u.test(raw)
}

function lineOf(raw: string): Line {
  if (!hasWords(raw)) return nothing
  const body = raw.replace(/^[\s>]+/, '')
  const indent = raw.slice(0, raw.length - body.length).replaceAll('\t', '    ').length
  const cells = cellsOf(body)
  if (cells.length > 1)
    return { ...nothing, kind: 'row', text: cells.join(' '), printed: cells.join(' '), indent, cells }
  const heading = body.length <= LONGEST_HEADING ? /^(#{1,6})(?:\s|(?=\*))/.exec(body) : null
  if (heading) return headingOf(body.slice(heading[0].length), indent, heading[1]?.length ?? 1)
  const afterBullet = withoutBullet(body)
  if (afterBullet === undefined && body.length <= LONGEST_HEADING && isBoldOnly(body)) return headingOf(body, indent, 0)
  return plainOf(afterBullet ?? body, indent, afterBullet !== undefined)
}

function plainOf(body: string, indent: number, bulleted: boolean): Line {
  const clean = stripMarkup(body)
  if (clean === '') return debris
  const { number, rest } = numberCut(clean)
  const kind = bulleted || number !== null ? 'item' : 'plain'
  return { ...nothing, kind, text: rest, printed: clean, indent, number, bulleted }
}

function headingOf(body: string, indent: number, level: number): Line {
  const printed = stripMarkup(body).replace(/ #+$/, '')
  const { number, rest } = numberCut(printed)
  return rest === '' ? debris : { ...nothing, kind: 'heading', text: rest, printed, indent, level, number }
}

/** Markdown's other heading: a line underlined with = or -. */
function underlined(line: Line, next: string): Line | undefined {
  if (line.kind !== 'plain' || line.text.length > 120) return undefined
  if (/^={3,}\s*$/.test(next)) return { ...line, kind: 'heading', level: 1 }
  return /^-{3,}\s*$/.test(next) ? { ...line, kind: 'heading', level: 2 } : undefined
}

/** What stands after a bullet; undefined where none is. */
export function withoutBullet(body: string): string | undefined {
  const mark = body.charAt(0)
  if (!bullets.has(mark)) return undefined
  const rest = body.slice(1)
  return /^\s/.test(rest) || '•·●▪◦‣○►➢✓'.includes(mark) ? rest.trimStart().replace(/^\[[ xX]\] /, '') : undefined
}

function isBoldOnly(body: string): boolean {
  const inside = /^(?:\*\*|__)(.*)(?:\*\*|__):?\s*$/.exec(body)?.[1]
  return inside !== undefined && inside.trim() !== '' && !inside.includes('**') && !inside.includes('__')
}

function cellsOf(body: string): readonly string[] {
  const parts = body.startsWith('|') ? body.split('|') : body.split('\t')
  return parts.map(stripMarkup).filter((cell) => cell !== '' && !/^:?-+:?$/.test(cell))
}
