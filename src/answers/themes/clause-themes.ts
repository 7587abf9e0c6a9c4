import type { Features } from '../features.ts'
import { classify, type Likelihoods } from './classifier.ts'
import { clauseFeatures } from './theme-features.ts'
import { themeModel } from './theme-model.ts'

/** How likely a clause is about each theme. */
export function themesOfClause(features: Features): Likelihoods {
  return classify(themeModel.clause, clauseFeatures(features))
}
