import type { VersionId } from '../../policy/policy.ts'
import { analyse, answerFrom, type ExplainedAnswer, type Question } from '../answer-question.ts'
import type { PolicyIndex } from '../policy-index.ts'
import { advisedAnswer } from './advised-answer.ts'
import type { ModelReader } from './model-reader.ts'

export interface AskedWithModel extends Question {
  readonly versionId: VersionId
  /** The question without whatever could name somebody: the only words of it that are sent. */
  readonly maskedText: string
}

/**
 * The answer, its clauses put in a better order where the school has switched a model endpoint on. Nothing is sent of
 * an incident, of small talk, of a question that our own matcher finds nothing for, or of one that an administrator
 * has settled: wherever `own` is more than the matcher's word.
 */
export async function withModelAdvice(
  { model }: { readonly model?: ModelReader },
  index: PolicyIndex,
  { question, asker, versionId, maskedText }: AskedWithModel,
  own: ExplainedAnswer,
): Promise<ExplainedAnswer> {
  if (model === undefined || !isForModel(own)) return own
  const analysis = analyse(index, { question, asker })
  if (!isSameAnswer(answerFrom(index, analysis), own)) return own
  const advice = await model.advise({ index, versionId, analysis, asker, maskedText })
  return advice === undefined ? own : advisedAnswer(index, analysis, asker, advice)
}

function isForModel({ intent, incident, confidence }: ExplainedAnswer): boolean {
  return intent === 'question' && incident === null && confidence !== 'none'
}

function isSameAnswer(one: ExplainedAnswer, other: ExplainedAnswer): boolean {
  return fingerprint(one) === fingerprint(other)
}

function fingerprint({ verdict, confidence, disagrees, clauses }: ExplainedAnswer): string {
  return JSON.stringify([verdict, confidence, disagrees, clauses.map(({ id }) => id)])
}
