import type { Block, Layout } from './blocks.ts'
import type { Line } from './lines.ts'
import type { Clause, ClauseId } from './policy.ts'

/**
 * What the reader did to the lines before they were clauses, for somebody to check. Plain data, beside the policy and
 * no part of it.
 */
export interface ReaderNotes {
  readonly joins: readonly Join[]
  /** Clauses that were taken off the end of the paragraph of the clause before them. */
  readonly takenOff: readonly ClauseId[]
  /** Lines that are no clause, each once, in the order of the text. */
  readonly leftOut: readonly LeftOut[]
  /** False where the text names none. */
  readonly isTitleNamed: boolean
  readonly isReviewGuessed: boolean
  /** False where a plain declaration stands in. */
  readonly isDeclarationOwn: boolean
}

/** Of a text that was not read from a file just now. */
export const noNotes: ReaderNotes = {
  joins: [],
  takenOff: [],
  leftOut: [],
  isTitleNamed: true,
  isReviewGuessed: false,
  isDeclarationOwn: true,
}

/** Two lines of one clause that a page header or an empty line stood between. */
export interface Join {
  readonly clauseId: ClauseId
  readonly over: 'page-header' | 'empty-line'
  /** The last words before the cut, and the first after it. */
  readonly before: string
  readonly after: string
}

export const leftOutKinds = ['page-header', 'page-number', 'column-names', 'heading', 'about-the-policy'] as const
export type LeftOutKind = (typeof leftOutKinds)[number]

export interface LeftOut {
  /** `heading`: only one that nothing but its shape shows to be a heading. */
  readonly kind: LeftOutKind
  readonly text: string
  readonly times: number
  /** The clause before its first printing, and the headings it would stand under. */
  readonly follows: ClauseId | null
  readonly heading: readonly string[]
}

/** What was made of a PDF's pages before there were lines. */
export interface GuessedPages {
  /** Every printing of a line above or below the text of a page. */
  readonly margins: readonly string[]
  /** "end of a page | beginning of the next", where a sentence was put together. */
  readonly joined: readonly string[]
}

export interface Noted extends Pick<ReaderNotes, 'isTitleNamed' | 'isReviewGuessed' | 'isDeclarationOwn'> {
  readonly lines: readonly Line[]
  readonly layout: Layout
  readonly clauses: readonly Clause[]
  /** The block of each clause. */
  readonly sources: readonly Block[]
  readonly headings: ReadonlySet<Block>
  readonly tableHeads: readonly Block[]
  readonly metadata: ReadonlySet<Block>
  readonly guessed?: GuessedPages | undefined
}

/** More than anybody would look through; and what is handed over must not stall who receives it. */
const MOST_NOTED = 500
const LONGEST_NOTED = 1_200

export function readerNotesOf(noted: Noted): ReaderNotes {
  const { clauses, sources, isTitleNamed, isReviewGuessed, isDeclarationOwn } = noted
  return {
    joins: [...joinsOf(noted), ...pageJoins(noted)].slice(0, MOST_NOTED),
    takenOff: clauses.flatMap(({ id }, index) => (sources[index] === sources[index - 1] ? [id] : [])),
    leftOut: leftOutOf(noted).slice(0, MOST_NOTED),
    isTitleNamed,
    isReviewGuessed,
    isDeclarationOwn,
  }
}

const SHOWN = 40
/** More cuts than this in one paragraph that came apart, and the rest are told of its first piece. */
const MOST_CUTS = 50

function joinsOf({ lines, layout: { cuts }, clauses, sources }: Noted): readonly Join[] {
  return clauses.flatMap(({ id, text }, index) => {
    const own = sources[index]?.lines ?? []
    const isApart = sources[index] === sources[index + 1] || sources[index] === sources[index - 1]
    const isFirst = sources[index] !== sources[index - 1]
    return own
      .flatMap((line, place) => (cuts.has(line) ? [{ line, place }] : []))
      .flatMap(({ line, place }, nth) => {
        const after = (lines[line]?.text ?? '').slice(0, SHOWN)
        const isHere = !isApart || (nth < MOST_CUTS ? text.includes(after) : isFirst)
        if (!isHere) return []
        const before = (lines[own[place - 1] ?? -1]?.text ?? '').slice(-SHOWN)
        const over = cuts.get(line) === 'furniture' ? ('page-header' as const) : ('empty-line' as const)
        return [{ clauseId: id, over, before, after }]
      })
  })
}

/** More than these of one PDF are told by the notices alone. */
const MOST_PAGE_JOINS = 100

function pageJoins({ clauses, guessed }: Noted): readonly Join[] {
  return (guessed?.joined ?? []).slice(0, MOST_PAGE_JOINS).flatMap((cut) => {
    const [before = '', after = ''] = cut.split(' | ')
    const clause = clauses.find(({ text }) => text.includes(`${before.trim()} ${after.trim()}`))
    return clause ? [{ clauseId: clause.id, over: 'page-header' as const, before, after }] : []
  })
}

function leftOutOf({
  lines,
  layout,
  clauses,
  sources,
  headings,
  tableHeads,
  metadata,
  guessed,
}: Noted): readonly LeftOut[] {
  const found = new Map<string, { kind: LeftOutKind; text: string; times: number; at: number }>()
  const add = (kind: LeftOutKind, text: string, at: number) => {
    // Page numbers count up, and are one thing to look at.
    const key = kind === 'page-number' ? kind : `${kind} ${text}`
    const known = found.get(key)
    if (known) known.times += 1
    else found.set(key, { kind, text, times: 1, at })
  }
  for (const text of guessed?.margins ?? []) add(isPageNumber(text) ? 'page-number' : 'page-header', text, 0)
  for (const index of layout.furniture.keys()) {
    const text = lines[index]?.printed ?? ''
    add(isPageNumber(text) ? 'page-number' : 'page-header', text, index)
  }
  for (const block of tableHeads) add('column-names', block.text, block.lines[0] ?? 0)
  for (const block of headings) if (block.kind !== 'heading') add('heading', block.printed, block.lines[0] ?? 0)
  for (const block of metadata) add('about-the-policy', block.printed, block.lines[0] ?? 0)
  const starts = sources.map((block) => block.lines[0] ?? 0)
  let next = 0
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...left }) => {
      while (next < starts.length && (starts[next] ?? 0) < at) next += 1
      const heading = clauses[next]?.heading ?? clauses[next - 1]?.heading ?? []
      const text = left.text.slice(0, LONGEST_NOTED)
      return { ...left, text, follows: clauses[next - 1]?.id ?? null, heading }
    })
}

function isPageNumber(text: string): boolean {
  return /^[-–\s]*(?:page )?\d+(?: ?(?:of|\/) ?\d+)?[-–\s]*$/i.test(text)
}
