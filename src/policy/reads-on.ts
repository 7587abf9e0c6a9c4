import { isFieldLine } from './field-line.ts'
import type { Line } from './lines.ts'
import { metadataOf } from './metadata-line.ts'

/** What stands between two lines: nothing, white space, or a page header that was taken out. */
export type Gap = 'none' | 'blank' | 'furniture'

const sentenceEnd = /[.;:!?]["'”’)]?$/
const openEnd = /(?:\b(?:and|or|the|an|a|of|to|in|by|with|for|from|on|at|that|as|is|are|be)|,)$/i
/** A shorter line that ends in nothing may be a heading. */
const SURELY_TEXT = 60

/** Whether `line` goes on with the sentence or the paragraph of `last`, the line before it. */
export function readsOn(last: Line, line: Line, gap: Gap, isUnwrapped: boolean): boolean {
  if (line.kind !== 'plain' || (last.kind !== 'plain' && last.kind !== 'item')) return false
  if ([last, line].some(({ text }) => isFieldLine(text) || metadataOf(text) !== undefined)) return false
  if (sentenceEnd.test(last.text)) return gap === 'none' && !isUnwrapped
  if (gap === 'none') return !(isUnwrapped && looksLikeTitle(last.text, line.text))
  if (gap === 'furniture' && last.text.length > SURELY_TEXT) return true
  return openEnd.test(last.text) || (last.text.length > SURELY_TEXT && /^[a-z]/.test(line.text))
}

/** In a file where each line is a paragraph: a few words, and then a whole sentence. */
function looksLikeTitle(text: string, next: string): boolean {
  if (text.length > SURELY_TEXT || openEnd.test(text) || !/^\p{Lu}/u.test(next)) return false
  return next.length > SURELY_TEXT || sentenceEnd.test(next)
}
