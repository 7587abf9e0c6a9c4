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

/** A word that no lexicon knows, with how often it was asked about. */
export interface WordSuggestion {
  readonly word: string
  readonly asked: number
  /** A question that holds it. */
  readonly example: string
}

/** Words for the lexicon to learn, the most asked first. Those of muted questions are left out. */
export function suggestWords(questions: readonly KeptQuestion[]): readonly WordSuggestion[] {
  const found = new Map<string, WordSuggestion>()
  for (const { unmatchedWords, asked, text, isMuted } of questions) {
    if (isMuted) continue
    for (const word of unmatchedWords) {
      const known = found.get(word)
      found.set(word, { word, asked: asked + (known?.asked ?? 0), example: known?.example ?? text })
    }
  }
  return [...found.values()].toSorted((one, other) => other.asked - one.asked || (one.word < other.word ? -1 : 1))
}
