import { isFieldLine } from './field-line.ts'
import type { Line } from './lines.ts'

const LONGEST = 80
const OFTEN = 3

/** What a line of a page header or footer is: its first printing, kept as metadata, or a repeat. */
export type Furniture = 'first' | 'repeat'

/**
 * Finds page headers and footers inside the text: short lines seen three times or more, each next to another such line,
 * the pair too three times or more. Looking at pairs keeps a heading that happens to touch a header. Page numbers alone
 * on a line are found too.
 */
export function findFurniture(lines: readonly Line[]): ReadonlyMap<number, Furniture> {
  const printed = lines.flatMap((line, index) => (isBare(line) ? [] : [{ index, key: keyOf(line) }]))
  const single = countOf(printed.map(({ key }) => key))
  const pairs = countOf(printed.map(({ key }, place) => `${key}\n${printed[place + 1]?.key ?? ''}`))
  const isPair = (a: string | undefined, b: string | undefined) =>
    !!a && !!b && isOften(single, a) && isOften(single, b) && isOften(pairs, `${a}\n${b}`)
  const found = new Map<number, Furniture>()
  const seen = new Set<string>()
  for (const [place, { index, key }] of printed.entries()) {
    const repeats = isPair(printed[place - 1]?.key, key) || isPair(key, printed[place + 1]?.key)
    if (repeats) found.set(index, seen.has(key) ? 'repeat' : 'first')
    else if (isPageNumber(lines[index])) found.set(index, 'repeat')
    if (repeats) seen.add(key)
  }
  return found
}

function isBare(line: Line): boolean {
  return line.kind === 'blank' || line.kind === 'debris'
}

/** Empty for a line that is no page header: too long, in a list or a table, or to be filled in. */
function keyOf(line: Line): string {
  if (line.kind === 'row' || line.kind === 'item' || line.text.length > LONGEST) return ''
  if (isFieldLine(line.text) || /^do(?:n['’]t|s)?\W*$/i.test(line.text)) return ''
  const text = line.printed.toLowerCase()
  // Only page numbers change from page to page: "Year 1" and "Year 2" are different lines.
  return /\bpage\b/.test(text) ? text.replace(/\d+/g, '#') : text
}

function isPageNumber(line: Line | undefined): boolean {
  return line !== undefined && /^(?:page )?\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?$/i.test(line.text)
}

function countOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function isOften(counts: ReadonlyMap<string, number>, key: string): boolean {
  return (counts.get(key) ?? 0) >= OFTEN
}
