import type { Clause } from '../../../policy/policy.ts'

export interface LabelWords {
  /** `(a) under “Email”` */
  readonly under: (number: string, heading: string) => string
  readonly clauseUnder: (heading: string) => string
  readonly clause: string
}

/** What to call a clause: by `3.4` alone, by `(a)` and its heading as every list has an (a), else by its heading. */
export function labelOf(
  { number, heading }: Pick<Clause, 'number' | 'heading'>,
  { under, clauseUnder, clause }: LabelWords,
): string {
  const label = number?.replace(/[.:\s]+$/, '') ?? ''
  const last = heading.at(-1)
  if (/\d/.test(label) || (label !== '' && last === undefined)) return label
  if (last === undefined) return clause
  return label === '' ? clauseUnder(`“${last}”`) : under(label, `“${last}”`)
}
