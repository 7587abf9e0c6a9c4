import type { ExplainedAnswer } from '../answers/answer-question.ts'
import { isSettled } from '../answers/curation/answer-with-attachments.ts'
import type { ModelReader } from '../answers/model/model-reader.ts'
import { withModelAdvice } from '../answers/model/with-model-advice.ts'
import type { AnsweringPolicy } from '../campaigns/in-force.ts'
import type { QuestionIndexes, Taught } from './question-indexes.ts'

export interface AnsweredByUs {
  readonly answering: Pick<AnsweringPolicy, 'version' | 'assignment'>
  readonly asked: { readonly question: string; readonly keptText: string }
  readonly taught: Taught
  /** What Assent answers by itself. */
  readonly answer: ExplainedAnswer
}

/** The answer as it is shown: with the model endpoint's order of clauses, where the school has switched one on. */
export async function adviseAnswer(
  { indexes, model }: { readonly indexes: QuestionIndexes; readonly model?: ModelReader },
  { answering: { version, assignment }, asked: { question, keptText }, taught, answer }: AnsweredByUs,
): Promise<ExplainedAnswer> {
  if (model === undefined) return answer
  const { policyId, versionId } = version
  const asker = assignment.audiences
  const index = indexes(version, taught.words).own
  // An administrator has read this question already.
  if (isSettled(index, { question, keptText, policyId, asker }, taught.attachments)) return answer
  // What may be kept of a question may also be sent: the same masks are on both.
  return withModelAdvice({ model }, index, { question, asker, versionId, maskedText: keptText }, answer)
}
