import type { Block, Layout } from './blocks.ts'
import type { Line } from './lines.ts'
import type { Clause, Declaration } from './policy.ts'

export interface Noticed {
  readonly lines: readonly Line[]
  readonly layout: Layout
  readonly front: readonly string[]
  readonly tableHeads: readonly Block[]
  readonly clauses: readonly Clause[]
  /** As the policy printed it. */
  readonly signature: Declaration | undefined
}

/** What the reader removed, joined or was unsure of, in plain sentences. */
export function noticesOf({ lines, layout, front, tableHeads, clauses, signature }: Noticed): readonly string[] {
  return [
    ...front,
    ...furnitureNotice(lines, layout),
    ...layout.healed.map((cut) => `A sentence that a page break had cut was joined: "… ${cut} …".`),
    ...debrisNotice(lines),
    ...tableHeads.map(({ cells }) => `A table's column names were left out: ${cells.join(', ')}.`),
    ...repeatedNumbers(clauses),
    ...signatureNotice(signature),
  ]
}

function signatureNotice(signature: Declaration | undefined): readonly string[] {
  if (signature === undefined) {
    return ['There is no signature block, so a plain declaration with full name and date stands in.']
  }
  return signature.statement === '' ? ['No words stand above the signature, so a plain declaration stands in.'] : []
}

function furnitureNotice(lines: readonly Line[], { furniture }: Layout): readonly string[] {
  const repeats = [...furniture].filter(([, kind]) => kind === 'repeat')
  if (repeats.length === 0) return []
  const texts = [...new Set(repeats.map(([index]) => lines[index]?.text ?? ''))]
  return [
    `${plural(repeats.length, 'line')} of page headers, footers and page numbers were removed: ${texts.slice(0, 6).join(' / ')}.`,
  ]
}

function debrisNotice(lines: readonly Line[]): readonly string[] {
  const count = lines.filter(({ kind }) => kind === 'debris').length
  return count === 0
    ? []
    : [`${plural(count, 'line')} of markup without words ${count === 1 ? 'was' : 'were'} removed.`]
}

function repeatedNumbers(clauses: readonly Clause[]): readonly string[] {
  const places = new Map<string, Set<string>>()
  for (const { number, heading, leadIn, text } of clauses) {
    if (number === null || !/\d\.\d/.test(number)) continue
    const key = JSON.stringify([number, heading[0], leadIn])
    places.set(key, (places.get(key) ?? new Set()).add(text))
  }
  return [...places].flatMap(([key, texts]) => {
    const number: unknown = JSON.parse(key)[0]
    return texts.size > 1
      ? [`The number ${String(number)} is printed on ${texts.size} clauses; they are told apart by their words.`]
      : []
  })
}

function plural(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`
}
