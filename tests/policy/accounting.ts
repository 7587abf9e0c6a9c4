import { expect } from 'vitest'
import { decodePolicyFile } from '../../src/policy/decode.ts'
import { stripMarkup } from '../../src/policy/markup.ts'
import { readPolicyWithAccount } from '../../src/policy/read-policy.ts'

/** Letters and digits alone, so that markup, white space and joins make no difference. */
function letters(text: string): string {
  return (stripMarkup(text).match(/[\p{L}\p{N}]+/gu) ?? []).join('')
}

/**
 * Checks against the source, and not against the reader's own account, that the words of every line are found where
 * the account says they went, and that no clause says anything the source does not say, or says it twice.
 */
export function expectNothingLost(file: { readonly name: string; readonly bytes: Uint8Array }): void {
  const lines = decodePolicyFile(file).split('\n')
  const { policy, fates } = readPolicyWithAccount(file)
  const { declaration, clauses } = policy
  const signed = [declaration, ...(declaration.countersignature === null ? [] : [declaration.countersignature])]
  const places: Record<string, string> = {
    clause: clauses.map(({ leadIn, number, text }) => letters(`${leadIn ?? ''} ${number ?? ''} ${text}`)).join('|'),
    heading: [...new Set(clauses.flatMap(({ heading }) => heading))].map(letters).join('|'),
    declaration: letters(
      [declaration.statement, ...signed.flatMap(({ fields }) => fields.map(({ label }) => label))].join(' '),
    ),
  }
  expect(fates).toHaveLength(lines.length)
  for (const [index, line] of lines.entries()) {
    const fate = fates[index]
    expect(fate, `line ${index + 1} was lost`).toBeDefined()
    const words = letters(line)
    expect(fate === 'blank', `line ${index + 1} is called blank`).toBe(!/[\p{L}\p{N}]/u.test(line))
    if (fate === 'clause') expectParts(line, places.clause ?? '')
    if (fate === 'heading' && (places.heading ?? '') !== '' && places.heading?.includes(words) === false) {
      // A heading over nothing stands in no clause's path.
      expect(fates.slice(index + 1).find((next) => next !== 'blank' && next !== 'notice')).not.toBe('clause')
    }
  }
  expectVerbatimOnce(lines, policy)
}

/** A line may have come apart at its sentences, but each sentence is there whole. */
function expectParts(line: string, place: string): void {
  const parts = stripMarkup(line).split(/(?<=[.!?:;])\s+|\t/)
  for (const part of parts) expect(place).toContain(letters(part.replace(/^[-–]\s+/, '')))
}

function expectVerbatimOnce(
  lines: readonly string[],
  { clauses }: { readonly clauses: readonly { readonly text: string }[] },
): void {
  const source = lines.map(letters).join('')
  let from = 0
  for (const { text } of clauses) {
    // Each clause is looked for behind the one before it, so a clause told twice is not found.
    const at = source.indexOf(letters(text).slice(0, 40), from)
    expect(at, `"${text.slice(0, 60)}" stands in the source once, in order`).toBeGreaterThanOrEqual(from)
    from = at + Math.min(40, letters(text).length)
  }
}
