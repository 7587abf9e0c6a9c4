import type { Block } from './blocks.ts'
import { enterHeading, type Heading } from './heading-path.ts'
import { isHeading } from './is-heading.ts'
import { belongsTo, itemKey, type Lead, opensList, splitLead } from './leads.ts'
import type { Clause } from './policy.ts'
import { piecesOf } from './sentences.ts'
import { splitProse } from './split-prose.ts'

export type ClauseText = Pick<Clause, 'number' | 'heading' | 'leadIn' | 'text'>

export interface ClauseTexts {
  readonly clauses: readonly ClauseText[]
  /** The block that each clause was in; a block that came apart is there more than once. */
  readonly sources: readonly Block[]
  readonly headings: ReadonlySet<Block>
  /** Head rows of tables: they name columns and say nothing themselves. */
  readonly tableHeads: readonly Block[]
}

const LONGEST_PROSE = 500
const LONGEST_NUMBERED = 1_100
const PIECE = 400

/** Sorts the body of a policy into headings and clauses, lead-ins carried to what they open. */
export function clauseTextsOf(blocks: readonly Block[]): ClauseTexts {
  const clauses: ClauseText[] = []
  const sources: Block[] = []
  const headings = new Set<Block>()
  const tableHeads: Block[] = []
  let path: readonly Heading[] = []
  let isEmpty = false
  let leads: readonly Lead[] = []
  for (const [index, block] of blocks.entries()) {
    const [before, next] = [blocks[index - 1], blocks[index + 1]]
    if (isTableHead(block, before, next)) {
      tableHeads.push(block)
      continue
    }
    if (isHeading(block, before, next) && !(block.kind === 'heading' && opensList(block, next))) {
      path = enterHeading(path, block, isEmpty)
      headings.add(block)
      leads = []
      isEmpty = true
      continue
    }
    isEmpty = false
    leads = stillOpen(leads, block)
    const place = { heading: path.map(({ text }) => text), leadIn: leads.at(-1)?.text ?? null }
    const opens = opensList(block, next)
    const { before: own, lead } = opens ? splitLead(block.text) : { before: block.text, lead: '' }
    // A numbered lead-in is a clause as well, or its number would be lost.
    const text = block.number === null ? own : block.text
    for (const piece of quotable(block, { ...place, text })) {
      clauses.push({ number: block.number, ...place, text: piece })
      sources.push(block)
    }
    if (opens && next) leads = [...leads, { text: lead, members: itemKey(next), goesOn: /^\p{Ll}/u.test(next.text) }]
  }
  return { clauses, sources, headings, tableHeads }
}

function stillOpen(leads: readonly Lead[], block: Block): readonly Lead[] {
  const last = leads.findLastIndex((lead) => belongsTo(lead, block))
  return leads.slice(0, last + 1)
}

/** A bullet or a paragraph comes apart where one of its sentences allows and the next forbids; a numbered one stays whole. */
function quotable(block: Block, clause: Omit<ClauseText, 'number'>): readonly string[] {
  if (clause.text === '') return []
  if (block.number !== null)
    return clause.text.length <= LONGEST_NUMBERED ? [clause.text] : piecesOf(clause.text, PIECE)
  return splitProse(clause, block.kind === 'plain' && clause.text.length > LONGEST_PROSE ? PIECE : LONGEST_NUMBERED)
}

function isTableHead(block: Block, before: Block | undefined, next: Block | undefined): boolean {
  if (block.kind !== 'row' || before?.kind === 'row' || next?.kind !== 'row') return false
  return block.cells.every((cell) => cell.length <= 40 && !cell.endsWith('.'))
}
