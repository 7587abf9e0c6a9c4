import { type BoundAudience, type Clause, clausesBinding, type Policy } from '../../../policy/policy.ts'
import { type PolicySection, sectionsWithin } from '../sections.ts'
import { matches, type Query } from './query.ts'

export interface Found {
  readonly clauses: readonly Clause[]
  /** Headings that say all of what is looked for. */
  readonly sections: readonly PolicySection[]
  readonly isInDeclaration: boolean
  /** How many clauses match that bind only others, and so are not on the page. */
  readonly elsewhere: number
}

/** Pure. A clause matches by its own words; its headings may say the rest of them. */
export function findInPolicy(query: Query, { policy, audiences, sections }: SearchedPolicy): Found {
  const all = policy.clauses.filter((clause) => isFound(clause, query))
  const shown = audiences.length === 0 ? policy.clauses : clausesBinding(policy, audiences)
  const clauses = all.filter((clause) => shown.includes(clause))
  return {
    clauses,
    sections: sectionsWithin(sections).filter(({ title }) => matches(query, title)),
    isInDeclaration: matches(query, policy.declaration.statement),
    elsewhere: all.length - clauses.length,
  }
}

interface SearchedPolicy {
  readonly policy: Policy
  readonly audiences: readonly BoundAudience[]
  /** Of what is on the page. */
  readonly sections: readonly PolicySection[]
}

function isFound({ number, leadIn, text, heading }: Clause, query: Query): boolean {
  return matches(query, [number, leadIn, text].filter((part) => part !== null).join('\n'), heading)
}
