import type { Correction } from './correction.ts'
import { peopleWords, ruleWords } from './plain-words.ts'

/** What somebody decided, as it goes on after "Helen Ward, 1 September 2026: ". */
export function correctionWords(correction: Correction): string {
  if (correction.about === 'line') {
    const text = quote(correction.line.text)
    return correction.isClause ? `the line ${text} is a clause` : `the line ${text} is rightly left out`
  }
  const { decision } = correction
  switch (decision.kind) {
    case 'audiences':
      return `it binds ${peopleWords(decision.audiences)}`
    case 'rule':
      return `it is ${ruleWords[decision.rule]}`
    case 'permissionFrom':
      return `permission comes from ${names(decision.names)}`
    case 'reportTo':
      return `to be told: ${names(decision.names)}`
    case 'goes-on':
      return `it goes on with ${quote(decision.next.text)}`
    case 'not-a-clause':
      return 'it is no clause'
    case 'right':
      return 'looked at, and right'
    case 'title':
      return `the title is ${quote(decision.title)}`
    case 'adoptedOn':
      return `the policy was adopted ${decision.date}`
    case 'reviewedOn':
      return `the policy was reviewed ${decision.date}`
    case 'reviewDueOn':
      return `the next review is due ${decision.date}`
    case 'scope':
      return `the policy is for ${peopleWords(decision.audiences)}`
  }
}

function names(list: readonly string[]): string {
  return list.length === 0 ? 'nobody' : list.join(', ')
}

const QUOTED = 60

export function quote(text: string): string {
  return `“${text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()} …` : text}”`
}
