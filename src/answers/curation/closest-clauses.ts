import type { Audience } from '../../people/person.ts'
import type { Clause } from '../../policy/policy.ts'
import { analyse } from '../answer-question.ts'
import type { PolicyIndex } from '../policy-index.ts'
import { withoutMasks } from './mask-personal.ts'

const MOST = 3

/**
 * Clauses that bind these audiences and come nearest to the question, however far off: what to look at first when
 * attaching one, and never shown to an asker as an answer.
 */
export function closestClauses(
  index: PolicyIndex,
  question: string,
  audiences: readonly Audience[],
): readonly Clause[] {
  const { ranked } = analyse(index, { question: withoutMasks(question), asker: audiences })
  return ranked.slice(0, MOST).map(({ indexed }) => indexed.clause)
}
