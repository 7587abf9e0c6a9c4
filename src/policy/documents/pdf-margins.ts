import { isPageNumber } from './margins.ts'
import type { PdfLine } from './pdf-lines.ts'
import type { PdfPage } from './pdf-page.ts'

const BAND = 0.15
const NARROW_BAND = 0.08
const SAME_PLACE = 6
const OFTEN = 0.4

/**
 * The lines above and below the text of the pages: marked so by the PDF, page numbers, and lines that stand at the same
 * place on many pages. In a document of one or two pages only the outermost lines can be such.
 */
export function findMargins(lines: readonly PdfLine[], pages: readonly PdfPage[]): ReadonlySet<PdfLine> {
  const isShort = pages.length < 3
  const inBand = lines.filter((line) => isInBand(line, pages, isShort ? NARROW_BAND : BAND))
  const found = new Set(lines.filter(({ isArtifact }) => isArtifact))
  for (const same of Map.groupBy(inBand, keyOf).values()) {
    for (const line of same) {
      const near = new Set(same.filter(({ y }) => Math.abs(y - line.y) <= SAME_PLACE).map(({ page }) => page))
      if (near.size >= Math.max(2, pages.length * OFTEN)) found.add(line)
    }
  }
  for (const line of inBand) {
    if (isPageNumber(line.text) && isInBand(line, pages, NARROW_BAND)) found.add(line)
  }
  return found
}

function isInBand({ page, y }: PdfLine, pages: readonly PdfPage[], band: number): boolean {
  const height = pages[page]?.height ?? 0
  return y < height * band || y > height * (1 - band)
}

/** "Page 1 of 4" and "Page 2 of 4" are one line. */
function keyOf({ text }: PdfLine): string {
  return text.toLowerCase().replace(/\d+/g, '#')
}
