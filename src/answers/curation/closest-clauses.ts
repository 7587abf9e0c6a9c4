import type { Audience } from '../../people/person.ts'
import type { Clause } from '../../policy/policy.ts'
import { clausesSpeakingOf, eligibleClauses } from '../eligible.ts'
import { frameOf } from '../frame.ts'
import type { PolicyIndex } from '../policy-index.ts'
import { scoreClauses } from '../score-clauses.ts'
import { slotsOf } from '../slots.ts'
import { mend } from '../spelling.ts'
import { weighQuestion } from '../weigh-question.ts'
import { wordsOf } from '../words.ts'
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
  const words = mend(wordsOf(withoutMasks(question)), index.spell)
  const slots = slotsOf(index.lexicon, words, audiences)
  const eligible = eligibleClauses(clausesSpeakingOf(index, slots), audiences, slots)
  return scoreClauses(eligible, weighQuestion(index, slots, frameOf(words).ask))
    .slice(0, MOST)
    .map(({ indexed }) => indexed.clause)
}
