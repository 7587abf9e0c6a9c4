import type { getDocumentProxy } from 'unpdf'
import { type BlockTag, tagsOf } from './pdf-tags.ts'

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>

/** Letters that were drawn together, from the bottom left corner of the page in points. */
export interface Drawn {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly font: string
  readonly tag: BlockTag | undefined
  /** Marked by its maker as no part of the text: a page header, a page number. */
  readonly isArtifact: boolean
}

export interface PdfPage {
  readonly height: number
  readonly drawn: readonly Drawn[]
  /** Letters that do not stand upright, as a watermark or a stamp. */
  readonly slanted: number
}

export interface Budget {
  characters: number
  pieces: number
}

/** Reads a page piece by piece, so that a page without end stops at the budget and not at the end of memory. */
export async function readPage(
  pdf: PdfDocument,
  number: number,
  budget: Budget,
  tooMuch: () => Error,
): Promise<PdfPage> {
  const page = await pdf.getPage(number)
  const tags = tagsOf(await page.getStructTree())
  const drawn: Drawn[] = []
  const marks: { readonly tag: BlockTag | undefined; readonly isArtifact: boolean }[] = []
  let slanted = 0
  const reader = page.streamTextContent({ includeMarkedContent: true }).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    for (const item of contentOf(value)) {
      budget.pieces -= 1
      if (!('str' in item)) {
        if (item.type === 'endMarkedContent') marks.pop()
        else marks.push({ tag: tags.get(item.id ?? ''), isArtifact: 'tag' in item && item.tag === 'Artifact' })
        continue
      }
      budget.characters -= item.str.length
      if (item.str === '') continue
      const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform.filter((part) => typeof part === 'number')
      if (Math.abs(b) > Math.abs(a) * 0.1) {
        slanted += 1
        continue
      }
      drawn.push({
        text: item.str,
        x,
        y,
        width: item.width,
        size: Math.hypot(c, d),
        font: item.fontName,
        tag: marks.findLast(({ tag }) => tag !== undefined)?.tag,
        isArtifact: marks.some(({ isArtifact }) => isArtifact),
      })
    }
    if (budget.characters < 0 || budget.pieces < 0) {
      await reader.cancel(new Error('enough'))
      throw tooMuch()
    }
  }
  const [, bottom = 0, , top = 0] = page.view
  return { height: top - bottom, drawn: drawn.map((each) => ({ ...each, y: each.y - bottom })), slanted }
}

type TextContent = Awaited<ReturnType<Awaited<ReturnType<PdfDocument['getPage']>>['getTextContent']>>

/** The library's stream has no type of its own; it yields what `getTextContent` gathers. */
function contentOf(value: unknown): TextContent['items'] {
  return (value as TextContent).items
}

/**
 * The fonts that are bold, by their name. The text alone does not name its font: that comes with the page's drawing,
 * which is read only for pages with a font not yet known, pictures left out.
 */
export async function boldFonts(pdf: PdfDocument, pages: readonly PdfPage[]): Promise<ReadonlySet<string>> {
  const known = new Map<string, boolean>()
  for (const [index, { drawn }] of pages.entries()) {
    const fonts = new Set(drawn.map(({ font }) => font))
    if ([...fonts].every((font) => known.has(font))) continue
    const page = await pdf.getPage(index + 1)
    await page.getOperatorList()
    for (const font of fonts) known.set(font, page.commonObjs.has(font) && isBoldName(page.commonObjs.get(font)))
  }
  return new Set([...known].flatMap(([font, isBold]) => (isBold ? [font] : [])))
}

function isBoldName(font: unknown): boolean {
  const name = typeof font === 'object' && font !== null && 'name' in font ? font.name : ''
  return typeof name === 'string' && /bold|black|heavy|demi/i.test(name)
}
