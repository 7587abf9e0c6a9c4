import type { Line } from '../lines.ts'
import type { Policy } from '../policy.ts'
import { PolicyFileError } from '../policy-file-error.ts'

export const MOST_CHARACTERS = 2_000_000
const MOST_CLAUSES = 5_000
/** With headings and opening words told again for each clause: what is handed over must not stall who receives it. */
const MOST_CHARACTERS_TOLD = 8_000_000

/** @throws PolicyFileError for more text than any policy has */
export function textLimit(file: string, lines: readonly Line[]): void {
  const count = lines.reduce((sum, { text }) => sum + text.length, 0)
  if (count > MOST_CHARACTERS) throw tooMuchText(file)
}

export function tooMuchText(file: string): PolicyFileError {
  return new PolicyFileError('too-large', file, 'holds more than 2,000,000 characters, the most that is read.')
}

/** @throws PolicyFileError for more clauses than any policy has */
export function clauseLimit(file: string, policy: Policy): Policy {
  const { clauses } = policy
  if (clauses.length > MOST_CLAUSES) {
    throw new PolicyFileError('too-large', file, `holds ${clauses.length} clauses; a policy is read up to 5,000.`)
  }
  const told = clauses.reduce((sum, { text, leadIn, heading }) => {
    return sum + text.length + (leadIn?.length ?? 0) + heading.reduce((length, part) => length + part.length, 0)
  }, 0)
  if (told > MOST_CHARACTERS_TOLD) throw tooMuchText(file)
  return policy
}
