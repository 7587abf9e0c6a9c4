import { getDocumentProxy } from 'unpdf'
import type { PolicyFile } from '../decode.ts'
import { PolicyFileError } from '../policy-file-error.ts'
import type { PolicyLines } from '../read-policy.ts'
import { readMargins } from './margins.ts'
import { hasWords } from './paragraph.ts'
import { linesOfPage, type PdfLine } from './pdf-lines.ts'
import { findMargins } from './pdf-margins.ts'
import { type Budget, boldFonts, type PdfDocument, type PdfPage, readPage } from './pdf-page.ts'
import { paragraphsOf } from './pdf-paragraphs.ts'
import { MOST_CHARACTERS, textLimit, tooMuchText } from './text-limit.ts'

const MOST_PAGES = 200
const MOST_PIECES = 400_000

/**
 * Reads the text of a PDF by where it stands on its pages, and by its tags where it has them. Tables without tags are
 * read line by line.
 *
 * @throws PolicyFileError naming the limit, or what is wrong
 */
export async function readPdf({ name, bytes }: PolicyFile): Promise<PolicyLines> {
  try {
    await using pdf = await opened(bytes)
    return await readOpened(name, pdf.document)
  } catch (cause) {
    throw cause instanceof PolicyFileError ? cause : pdfError(name, cause)
  }
}

async function opened(bytes: Uint8Array): Promise<AsyncDisposable & { readonly document: PdfDocument }> {
  // Pictures are not looked at, so none is unpacked; warnings would print what the file says.
  const options = { verbosity: 0, maxImageSize: 1, isEvalSupported: false, stopAtErrors: false }
  // The library takes the bytes away from their owner.
  const document = await getDocumentProxy(Uint8Array.from(bytes), options)
  return { document, [Symbol.asyncDispose]: () => document.loadingTask.destroy() }
}

async function readOpened(name: string, pdf: PdfDocument): Promise<PolicyLines> {
  if (pdf.numPages > MOST_PAGES) {
    const problem = `has ${pdf.numPages} pages; a PDF is read up to ${MOST_PAGES} pages.`
    throw new PolicyFileError('too-large', name, problem)
  }
  const budget: Budget = { characters: MOST_CHARACTERS, pieces: MOST_PIECES }
  const pages: PdfPage[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    pages.push(await readPage(pdf, number, budget, () => tooMuchText(name)))
  }
  if (!pages.some(({ drawn }) => drawn.some(({ text }) => hasWords(text)))) {
    const problem =
      'is a scan: it holds pictures of text and no text. Have its words recognised (OCR), or save the Word document as PDF.'
    throw new PolicyFileError('scan', name, problem)
  }
  const bold = await boldFonts(pdf, pages)
  const printed = pages.flatMap((page, index) => linesOfPage(page, index, bold))
  const margins = findMargins(printed, pages)
  const { lines, joined } = paragraphsOf(printed.filter((line) => !margins.has(line)))
  textLimit(name, lines)
  const { pageHeader, notices } = readMargins([...margins].map(({ text }) => text))
  const slanted = pages.some((page) => page.slanted > 0)
  return {
    lines,
    pageHeader,
    guessed: { margins: [...margins].map(({ text }) => text), joined },
    notices: [
      ...notices,
      ...joined.map((cut) => `A sentence that a page break had cut was joined: "… ${cut} …".`),
      ...sideBySide(printed),
      ...(slanted ? ['Text that stands at a slant, as a stamp or a watermark, was left out.'] : []),
      ...(printed.some(({ tag }) => tag?.kind === 'contents') ? ['The table of contents was left out.'] : []),
    ],
  }
}

/** Without tags a table cannot be told from columns; both go back up on the page, to the right. */
function sideBySide(printed: readonly PdfLine[]): readonly string[] {
  const pages = printed.flatMap((line, index) => {
    const before = printed[index - 1]
    if (before?.page !== line.page || line.tag !== undefined) return []
    return line.y > before.y + line.size * 0.5 && line.x > before.x + line.size ? [line.page + 1] : []
  })
  const named = [...new Set(pages)].slice(0, 10).join(', ')
  if (named === '') return []
  return [
    `Text stands side by side (page ${named}), as in columns or a table; it is read from left to right, so check it.`,
  ]
}

/** The library's errors hold whole lines of its own code, so only their name is looked at. */
function pdfError(file: string, cause: unknown): PolicyFileError {
  const name = cause instanceof Error ? cause.name : ''
  const error =
    name === 'PasswordException'
      ? new PolicyFileError('password', file, 'is protected by a password: save it without one and read that.')
      : new PolicyFileError('damaged', file, 'is damaged: it cannot be read as a PDF. Save it again and read that.')
  error.cause = name
  return error
}
