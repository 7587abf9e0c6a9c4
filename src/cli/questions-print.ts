import type { Clause } from '../policy/policy.ts'
import type { ReviewedQuestion } from './kept-questions.ts'

const MOST_SHOWN = 3

export function questionsAsJson(questions: readonly ReviewedQuestion[]): readonly object[] {
  return questions.map(({ question: { isMuted, ...question }, closest, attached }) => ({
    ...question,
    muted: isMuted,
    closest: closest.map(({ id, number, text }) => ({ id, number, text })),
    attached: attached === null ? null : attached === 'gone' ? 'gone' : attached.id,
  }))
}

export function questionsAsText(questions: readonly ReviewedQuestion[]): string {
  if (questions.length === 0) return 'No question waits for an answer. --all shows every question that was asked.\n'
  return `${questions.map(questionAsText).join('\n\n')}\n`
}

function questionAsText({ question, closest, attached }: ReviewedQuestion): string {
  const { questionId, text, audiences, isMuted } = question
  return [
    `“${text}”`,
    `  ${questionId}, asked by ${audiences.join(', ')}${isMuted ? ', muted' : ''}`,
    `  ${countsAsText(question)}`,
    ...attachedAsText(attached),
    ...(closest.length === 0 ? ['  No clause comes near it.'] : ['  Closest:']),
    ...closest.slice(0, MOST_SHOWN).map((clause) => `    ${clauseAsText(clause)}`),
  ].join('\n')
}

function countsAsText({ asked, notCovered, helped, notHelped, firstDay, lastDay }: ReviewedQuestion['question']) {
  const days = firstDay === lastDay ? `on ${firstDay}` : `from ${firstDay} to ${lastDay}`
  return `Asked ${times(asked)} ${days}; not in the policy ${times(notCovered)}; helped ${times(helped)}, did not help ${times(notHelped)}`
}

export function times(count: number): string {
  return count === 1 ? 'once' : count === 0 ? 'never' : `${count} times`
}

function attachedAsText(attached: ReviewedQuestion['attached']): readonly string[] {
  if (attached === null) return []
  if (attached === 'gone') return ['  The clause attached to it is not in the newest text of the policy.']
  return [`  Answered by ${clauseAsText(attached)}`]
}

/** `c1a2b3 · 4.2 · ask the ICT Manager before …` on one line. */
export function clauseAsText({ id, number, leadIn, text }: Clause): string {
  const words = [leadIn, text].filter(Boolean).join(' ').replace(/\s+/g, ' ')
  const shown = words.length > 120 ? `${words.slice(0, 119).trimEnd()}…` : words
  return [id, number, shown].filter(Boolean).join(' · ')
}
