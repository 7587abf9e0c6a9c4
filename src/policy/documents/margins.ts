import type { Line } from '../lines.ts'
import { nothing } from '../lines.ts'
import { stripMarkup } from '../markup.ts'
import { academicYearIn, metadataOf } from '../metadata-line.ts'
import { isSchoolName } from '../school-name.ts'
import { hasWords } from './paragraph.ts'

export interface Margins {
  /** What they say of the document: its title, its school, its dates. */
  readonly pageHeader: readonly Line[]
  readonly notices: readonly string[]
}

const SHOWN = 6

/** What is printed above and below the text of every page. */
export function readMargins(texts: readonly string[]): Margins {
  const said = [...new Set(texts.map(stripMarkup).filter((text) => hasWords(text) && !isPageNumber(text)))]
  const telling = said.filter(isTelling)
  return {
    pageHeader: telling.map((text) => ({ ...nothing, kind: 'plain', text, printed: text })),
    notices: said.length === 0 ? [] : [`Page headers and footers were left out: ${said.slice(0, SHOWN).join(' / ')}.`],
  }
}

export function isPageNumber(text: string): boolean {
  return /^[-–\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?[-–\s]*$/i.test(text)
}

function isTelling(text: string): boolean {
  if (text.length > 120) return false
  if (metadataOf(text) !== undefined || isSchoolName(text) || academicYearIn(text) !== null) return true
  return /\b(?:policy|agreement|code of conduct|acceptable use)\b/i.test(text)
}
