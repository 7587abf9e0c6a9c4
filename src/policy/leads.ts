import type { Block } from './blocks.ts'
import { sentencesOf } from './sentences.ts'

/** A list's opening words and which items belong to it. */
export interface Lead {
  readonly text: string
  /** Items of this key belong to it. */
  readonly members: string
  /** A list whose first item goes on in lower case. */
  readonly goesOn: boolean
}

/** What kind of list an item is in: `n2` for 1.1, `letter` for (a), `b4` for a bullet four columns in. */
export function itemKey(block: Block): string {
  const { number } = block
  if (number === null) return block.bulleted ? `b${block.indent}` : 'plain'
  return /^[A-Z]?\d/.test(number) ? `n${number.replace(/\)$/, '').split('.').length}` : 'letter'
}

/** Whether `block` opens a list that `next` begins. */
export function opensList(block: Block, next: Block | undefined): boolean {
  if (next?.kind !== 'item' || block.kind === 'row') return false
  if (block.kind === 'item' && !isInner(block, next)) return false
  if (block.kind === 'heading') return /:$/.test(block.text)
  if (/[:;]$|\b(?:must|will|should|do|to)(?: not)?$/.test(block.text)) return true
  // Without a colon only a number under a number tells.
  return block.number !== null && !/[.!?]$/.test(block.text) && next.number !== null
}

/** Whether an item stands inside another: a deeper number, a letter under a number, a bullet further in. */
function isInner(outer: Block, inner: Block): boolean {
  const [own, key] = [itemKey(outer), itemKey(inner)]
  if (own === key || (own === 'letter' && key.startsWith('n'))) return false
  const isSameKind = own.charAt(0) === key.charAt(0)
  return isSameKind ? Number(key.slice(1)) > Number(own.slice(1)) : outer.number !== null || inner.number !== null
}

/** Full sentences after a list of phrases are no more part of it. */
export function belongsTo(lead: Lead, block: Block): boolean {
  if (block.kind !== 'item' || itemKey(block) !== lead.members) return false
  return !(lead.goesOn && /^[A-Z]/.test(block.text) && /\.$/.test(block.text))
}

const pointsBack = /^(?:they|these|those|this|that|it|he|she|therefore|however|so|we will|also)\b/i
const SHORTEST = 4

/** The words of a paragraph that its list goes on from, and what stands before them. */
export function splitLead(text: string): { readonly before: string; readonly lead: string } {
  const sentences = sentencesOf(text)
  let from = sentences.length - 1
  const lead = () => sentences.slice(from).join(' ')
  while (from > 0 && (pointsBack.test(lead()) || lead().split(' ').length < SHORTEST) && sentences.length - from < 2) {
    from -= 1
  }
  return { before: sentences.slice(0, from).join(' '), lead: lead() }
}
