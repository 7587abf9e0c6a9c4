import type { ExplainedAnswer } from '../answers/answer-question.ts'
import { answerAsSchool, buildSchoolIndex } from '../answers/curation/answer-as-school.ts'
import type { AskedOfPolicy } from '../answers/curation/answer-with-attachments.ts'
import type { KeptQuestion } from '../answers/curation/kept-question.ts'
import { withoutMasks } from '../answers/curation/mask-personal.ts'
import type { SchoolWord } from '../answers/lexicon/school-words.ts'
import type { AskedPolicy } from './kept-questions.ts'

/** A question that people asked, and its answer before and after a word is changed. */
export interface Effect {
  readonly question: KeptQuestion
  readonly before: ExplainedAnswer
  readonly after: ExplainedAnswer
}

export interface Effects {
  /** Those with another verdict or another clause in front, the most asked first. */
  readonly changed: readonly Effect[]
  readonly unchanged: number
}

/** Every question asked so far, answered with the school's words as they are and as they would be. */
export function effectsOf(
  policies: readonly AskedPolicy[],
  before: readonly SchoolWord[],
  after: readonly SchoolWord[],
): Effects {
  const all = policies.flatMap(({ version, questions, attachments }) => {
    const indexBefore = buildSchoolIndex(version.policy, before)
    const indexAfter = buildSchoolIndex(version.policy, after)
    return questions.map((question): Effect => {
      const asked = askedAgain(question)
      return {
        question,
        before: answerAsSchool(indexBefore, asked, attachments),
        after: answerAsSchool(indexAfter, asked, attachments),
      }
    })
  })
  const changed = all.filter(({ before: one, after: other }) => isOther(one, other))
  return {
    changed: changed.toSorted((one, other) => other.question.asked - one.question.asked),
    unchanged: all.length - changed.length,
  }
}

/** A kept question as everybody who asked it would ask it again. */
export function askedAgain({ text, policyId, audiences }: KeptQuestion): AskedOfPolicy {
  return { question: withoutMasks(text), keptText: text, policyId, asker: audiences }
}

function isOther(one: ExplainedAnswer, other: ExplainedAnswer): boolean {
  return one.verdict !== other.verdict || one.clauses[0]?.id !== other.clauses[0]?.id
}
