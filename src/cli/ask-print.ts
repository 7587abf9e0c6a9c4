import type { ExplainedAnswer } from '../answers/answer-question.ts'
import type { Clause } from '../policy/policy.ts'

export const verdictWords: Readonly<Record<ExplainedAnswer['verdict'], string>> = {
  no: 'No.',
  yes: 'Yes.',
  conditional: 'Only with permission, or on a condition.',
  must: 'You must.',
  'not-covered': 'This policy does not say.',
}

const MOST_PRINTED = 3

/** The published JSON of `assent ask`: exactly these keys. */
export function answerAsJson({ verdict, confidence, clauses, ask }: ExplainedAnswer): object {
  return { verdict, confidence, clauses: clauses.map(({ text }) => text), clauseIds: clauses.map(({ id }) => id), ask }
}

export function answerAsText(answer: ExplainedAnswer): string {
  const check = answer.confidence === 'closest' ? ['These are the closest clauses. Read them and check.'] : []
  const quotes = answer.clauses.slice(0, MOST_PRINTED).map(quoted)
  const whom = answer.ask.length === 0 ? [] : [`Ask: ${answer.ask.join(', ')}`]
  return `${[verdictWords[answer.verdict], ...check, ...quotes, ...whom].join('\n\n')}\n`
}

function quoted({ number, heading, leadIn, text }: Clause): string {
  const place = [heading.join(' › '), number].filter(Boolean).join(' · ')
  const words = leadIn === null ? text : `${leadIn} … ${text}`
  return `${place === '' ? '' : `${place}\n`}“${words}”`
}
