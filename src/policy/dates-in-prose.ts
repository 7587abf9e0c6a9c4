import type { Policy } from './policy.ts'
import { datesIn } from './policy-date.ts'

type Dates = Pick<Policy, 'adoptedOn' | 'reviewedOn' | 'reviewDueOn'>

const near = '(?<near>[^.;]{0,60})'
const due = new RegExp(
  `\\b(?:to be (?:next )?reviewed|will (?:next )?be reviewed|(?:next )?review (?:is )?due|next review|due for review)\\b${near}`,
  'i',
)
const adopted = new RegExp(`\\b(?:adopted|approved|ratified)\\b${near}`, 'i')
const reviewed = new RegExp(`(?:^reviewed|\\blast reviewed|\\bwas reviewed|(?<!be )reviewed (?:on|in))\\b${near}`, 'i')

/** Dates that a policy gives in a sentence: "Adopted September 2024. To be reviewed September 2027." */
export function datesInProse(texts: readonly string[]): Dates {
  return {
    adoptedOn: firstAfter(texts, adopted),
    reviewedOn: firstAfter(texts, reviewed),
    reviewDueOn: firstAfter(texts, due),
  }
}

function firstAfter(texts: readonly string[], pattern: RegExp): string | null {
  for (const text of texts) {
    const date = datesIn(pattern.exec(text)?.groups?.near ?? '')[0]
    if (date !== undefined) return date
  }
  return null
}
