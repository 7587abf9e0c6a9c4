import type { IndexedClause } from '../policy-index.ts'
import type { Scored } from '../score-clauses.ts'
import type { Slot } from '../slots.ts'
import type { Word } from '../words.ts'
import { classify, type Likelihoods } from './classifier.ts'
import { questionFeatures } from './theme-features.ts'
import { themeModel } from './theme-model.ts'

/** How much a theme in common counts, beside words and concepts in common. */
const THEME = 0.25

/** How likely a question is about each theme and, last, about nothing that a policy answers. */
export function themesOfQuestion(words: readonly Word[], slots: readonly Slot[]): Likelihoods {
  return classify(themeModel.question, questionFeatures(words, slots))
}

/**
 * Lets clauses of the themes that the question is likely about come first. The best score stays what it was where
 * words and themes agree, and falls where they do not: then there is less to be sure of.
 */
export function orderByTheme(
  ranked: readonly Scored[],
  eligible: readonly IndexedClause[],
  asked: Likelihoods,
): readonly Scored[] {
  const best = ranked[0]?.score
  if (best === undefined) return ranked
  const themes = likelyThemes(asked)
  const likeness = new Map(eligible.map((indexed) => [indexed, inCommon(asked, indexed.themes, themes)]))
  const most = Math.max(Number.MIN_VALUE, ...likeness.values())
  return ranked
    .map((scored) => {
      const shared = (likeness.get(scored.indexed) ?? 0) / most
      return { ...scored, score: (scored.score + THEME * best * shared) / (1 + THEME) }
    })
    .toSorted((one, other) => other.score - one.score)
}

const TOO_UNLIKELY = 0.001

/** The themes that a question may be about; that it is about none counts for no clause. */
function likelyThemes(asked: Likelihoods): readonly number[] {
  return [...themeModel.themes.keys()].filter((theme) => (asked[theme] ?? 0) >= TOO_UNLIKELY)
}

/** How likely both are about the same theme. */
function inCommon(question: Likelihoods, clause: Likelihoods, themes: readonly number[]): number {
  let sum = 0
  for (const theme of themes) sum += (question[theme] ?? 0) * (clause[theme] ?? 0)
  return sum
}
