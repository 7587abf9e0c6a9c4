import type { KeptQuestion } from './kept-question.ts'

/** Questions that the policy, or Assent, failed: the most often so first, then the latest. */
export function unansweredFirst(questions: readonly KeptQuestion[]): readonly KeptQuestion[] {
  return questions.toSorted(
    (one, other) =>
      failures(other) - failures(one) || other.asked - one.asked || other.lastDay.localeCompare(one.lastDay),
  )
}

/** Wants somebody's attention: it was not answered, or somebody said that the answer did not help. */
export function isOpen(question: KeptQuestion): boolean {
  return !question.isMuted && failures(question) > 0
}

function failures({ notCovered, notHelped }: KeptQuestion): number {
  return notCovered + notHelped
}
