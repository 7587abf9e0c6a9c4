import type { Clause } from '../../policy/policy.ts'
import type { OfferedClause } from './ports.ts'

const LONGEST_TEXT = 2_000 // characters: a clause longer than this says what it is about before then

export function offered({ id, heading, leadIn, text }: Clause): OfferedClause {
  const words = [leadIn, text].filter(Boolean).join(' ')
  return { id, place: heading.join(' › '), text: words.slice(0, LONGEST_TEXT).toWellFormed() }
}
