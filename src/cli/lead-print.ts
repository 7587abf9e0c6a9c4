import type { ExplainedAnswer } from '../answers/answer-question.ts'
import { verdictWords } from './ask-print.ts'

/** `No. (3.1)`: the verdict and the clause that leads. */
export function leadAsText({ verdict, clauses }: ExplainedAnswer): string {
  const [first] = clauses
  return first === undefined ? verdictWords[verdict] : `${verdictWords[verdict]} (${first.number ?? first.id})`
}

export function leadAsJson({ verdict, clauses }: ExplainedAnswer): object {
  const [first] = clauses
  return { verdict, clause: first === undefined ? null : { id: first.id, number: first.number } }
}
