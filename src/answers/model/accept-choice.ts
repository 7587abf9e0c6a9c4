import type { ClauseId } from '../../policy/policy.ts'
import { type Choice, ModelFault, type OfferedClause } from './ports.ts'

/** What the endpoint comes to: an order of clauses, the best first, or that none of them answers. */
export type Advice = { readonly kind: 'none' } | { readonly kind: 'order'; readonly clauseIds: readonly ClauseId[] }

/**
 * The chosen clauses first and the rest of those sent behind them, in the order they were sent.
 *
 * @throws ModelFault `unknown-clauses` for an id that was not sent, one that comes twice, or no id at all
 */
export function acceptChoice(choice: Choice, sent: readonly OfferedClause[]): Advice {
  if (choice.kind === 'none') return choice
  const chosen = choice.clauseIds.map((id) => sent.find((clause) => clause.id === id)?.id)
  const known = chosen.filter((id) => id !== undefined)
  const isWhole = known.length === chosen.length && new Set(known).size === known.length
  if (!isWhole || known.length === 0) throw new ModelFault('unknown-clauses')
  return { kind: 'order', clauseIds: [...new Set([...known, ...sent.map(({ id }) => id)])] }
}
