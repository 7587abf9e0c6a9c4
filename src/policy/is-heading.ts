import type { Block } from './blocks.ts'
import { isFieldLine } from './field-line.ts'

const LONGEST = 90
const says =
  /\b(?:will|must|should|shall|may|cannot|can|never|do not|are|is|was|were|has|have|am|agree|understand|i|we|you|they)\b/i
const openEnd = /\b(?:and|or|the|a|an|of|to|in|by|with|for|from|on|at)$/i

/** Whether a block names what follows it: by its mark, or as a short line of its own that says nothing of anybody. */
export function isHeading(block: Block, before: Block | undefined, after: Block | undefined): boolean {
  if (block.kind === 'heading') return true
  if (after === undefined || block.bulleted || block.kind === 'row') return false
  if (!readsAsTitle(block.text)) return false
  if (block.kind === 'item') return opensNumberedPart(block, before, after)
  return block.afterGap || before === undefined || /[.:;!?]$/.test(before.text)
}

function readsAsTitle(text: string): boolean {
  if (text.length > LONGEST || isFieldLine(text)) return false
  if (!/^["'“(]?[\p{Lu}\p{N}e]/u.test(text) || /[.;:,!]$/.test(text)) return false
  // "Teaching children to be safe" is a title, "Phones to be kept in lockers" a rule.
  if (/\bbe\b/.test(text) && !/^[A-Z][a-z]+ing /.test(text)) return false
  const isOpen = openEnd.test(text) && !/^[A-Z][a-z]+ing (?:in|on)$/.test(text)
  return !says.test(text) && !isOpen && !/https?:/.test(text)
}

/** `1. Introduction` is a heading where it is not one of a run of short items. */
function opensNumberedPart(block: Block, before: Block | undefined, after: Block): boolean {
  if (block.number === null || !/^[A-Z]?\d+(?:\.0)?$/.test(block.number)) return false
  const next = String(Number.parseInt(block.number, 10) + 1)
  const previous = String(Number.parseInt(block.number, 10) - 1)
  if (before?.number === previous && before.kind === 'item') return false
  return after.number !== next
}
