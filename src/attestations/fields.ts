import { typedFields } from '../policy/declaration.ts'
import type { Declaration } from '../policy/policy.ts'
import type { FieldProblem } from './decision.ts'

// Long enough for any name or job title, short enough for a receipt.
const LONGEST_FIELD = 200
const LONGEST_REASON = 500
// A family of four takes eleven code units; accents without end would not fit a record.
const LONGEST_LETTER = 16

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** Counts what a reader would call a letter: an accent or a family emoji is one. */
function isLongerThan(limit: number, text: string): boolean {
  // Most text is short, and segmenting a megabyte somebody pasted is not worth it.
  if (text.length <= limit) return false
  if (text.length > limit * LONGEST_LETTER) return true
  let count = 0
  for (const _ of graphemes.segment(text)) {
    count += 1
    if (count > limit) return true
  }
  return false
}

export type FieldsDecision =
  | { readonly kind: 'valid'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }

/**
 * What was typed, trimmed, by the label the policy prints. Inputs the declaration does not have are ignored, and
 * a field left empty that may be is left out. A label printed twice gets its number behind it.
 */
export function decideFields(declaration: Declaration, inputs: Readonly<Record<string, string>>): FieldsDecision {
  const problems: FieldProblem[] = []
  const fields = new Map<string, string>()
  for (const { inputId, field, isRequired } of typedFields(declaration)) {
    const text = (Object.hasOwn(inputs, inputId) ? (inputs[inputId] ?? '') : '').trim()
    if (isLongerThan(LONGEST_FIELD, text)) problems.push({ inputId, label: field.label, problem: 'too-long' })
    else if (text !== '') fields.set(freeLabel(field.label, fields), text)
    else if (isRequired) problems.push({ inputId, label: field.label, problem: 'missing' })
  }
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', fields: Object.fromEntries(fields) }
}

function freeLabel(label: string, taken: ReadonlyMap<string, string>): string {
  let free = label
  for (let n = 2; taken.has(free); n += 1) free = `${label} (${n})`
  return free
}

/** @returns the problem with a reason for declining, or nothing */
export function findReasonProblem(reason: string): FieldProblem | undefined {
  const about = { inputId: 'reason', label: 'Reason' } as const
  if (reason === '') return { ...about, problem: 'missing' }
  return isLongerThan(LONGEST_REASON, reason) ? { ...about, problem: 'too-long' } : undefined
}
