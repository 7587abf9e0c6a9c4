import type { PdfLine } from './pdf-lines.ts'

/** The measures of a document that tell a wrapped line from a new paragraph. */
export interface Measures {
  /** The size most letters have. */
  readonly bodySize: number
  /** From one line of a paragraph to the next, in sizes of its letters. */
  readonly leading: number
  /** Sizes of headings, the largest first. */
  readonly headingSizes: readonly number[]
  /** How far to the right the lines of a line's column go. */
  readonly edgeOf: (line: PdfLine) => number
}

const HEADING = 1.12
const COLUMN = 90
/** One long word may stick out, so the third longest line says where the column ends. */
const THIRD = 2

export function measure(lines: readonly PdfLine[]): Measures {
  const bodySize = mostCommon(lines.map(({ size, text }) => [round(size), text.length]))
  const steps = lines.flatMap((line, index): (readonly [number, number])[] => {
    const before = lines[index - 1]
    if (before === undefined || before.page !== line.page || round(before.size) !== round(line.size)) return []
    const step = (before.y - line.y) / line.size
    return step > 0.9 && step < 1.9 ? [[Math.round(step * 20) / 20, 1]] : []
  })
  const sizes = new Set(lines.map(({ size }) => round(size)).filter((size) => size > bodySize * HEADING))
  return {
    bodySize,
    leading: leadingOf(steps),
    headingSizes: [...sizes].toSorted((a, b) => b - a),
    edgeOf: edges(lines),
  }
}

/** The smallest step that is usual: paragraphs stand further apart than lines, and there may be more of them. */
function leadingOf(steps: readonly (readonly [number, number])[]): number {
  const usual = [...Map.groupBy(steps, ([step]) => step)].filter(([, same]) => same.length >= steps.length * 0.15)
  return usual.length === 0 ? 1.2 : Math.min(...usual.map(([step]) => step))
}

function edges(lines: readonly PdfLine[]): (line: PdfLine) => number {
  const pages = Map.groupBy(lines, ({ page }) => page)
  const known = new Map<string, number>()
  const places = [...pages].map(([page, own]) => [page, own.map(({ x, right }) => ({ x, right }))] as const)
  const byPage = new Map(places)
  return ({ page, x }) => {
    const key = `${page} ${Math.round(x / 4)}`
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const near = (byPage.get(page) ?? []).filter((line) => Math.abs(line.x - x) <= COLUMN)
    const rights = near.map(({ right }) => right).toSorted((a, b) => b - a)
    const edge = rights[Math.min(THIRD, rights.length - 1)] ?? 0
    known.set(key, edge)
    return edge
  }
}

export function round(size: number): number {
  return Math.round(size * 2) / 2
}

function mostCommon(weighted: readonly (readonly [number, number])[]): number {
  const sums = new Map<number, number>()
  for (const [value, weight] of weighted) sums.set(value, (sums.get(value) ?? 0) + weight)
  return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}
