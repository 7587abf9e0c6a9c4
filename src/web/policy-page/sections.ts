import type { Clause } from '../../policy/policy.ts'

/** Neighbouring clauses that continue the same sentence, or none. */
export interface ClauseGroup {
  readonly leadIn: string | null
  /** The clause just before is the sentence they continue, so it need not be said again. */
  readonly followsLeadIn: boolean
  readonly clauses: readonly Clause[]
}

export interface PolicySection {
  /** Unique in the page and stable for the same policy. */
  readonly anchor: string
  readonly title: string
  readonly groups: readonly ClauseGroup[]
  readonly sections: readonly PolicySection[]
}

/** What stands before the first heading, then the headings as a tree. */
export interface PolicyOutline {
  readonly groups: readonly ClauseGroup[]
  readonly sections: readonly PolicySection[]
}

/** Sorts clauses under the headings they were printed under, in the policy's order; a heading with no clause is left out. */
export function outlinePolicy(clauses: readonly Clause[]): PolicyOutline {
  return outlineUnder(clauses, [])
}

function outlineUnder(clauses: readonly Clause[], path: readonly number[]): PolicyOutline {
  const depth = path.length
  const own = clauses.filter(({ heading }) => heading.length <= depth)
  const runs = neighboursBy(
    clauses.filter(({ heading }) => heading.length > depth),
    ({ heading }) => heading[depth] ?? '',
  )
  return {
    groups: groupByLeadIn(own),
    sections: runs.map((run, index) => {
      const place = [...path, index + 1]
      return { anchor: `part-${place.join('-')}`, title: run[0]?.heading[depth] ?? '', ...outlineUnder(run, place) }
    }),
  }
}

function groupByLeadIn(clauses: readonly Clause[]): readonly ClauseGroup[] {
  const runs = neighboursBy(clauses, ({ leadIn }) => leadIn)
  return runs.map((run, index) => {
    const leadIn = run[0]?.leadIn ?? null
    return { leadIn, followsLeadIn: runs[index - 1]?.at(-1)?.text === leadIn, clauses: run }
  })
}

function neighboursBy<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly (readonly T[])[] {
  const runs: T[][] = []
  let lastKey: unknown
  for (const item of items) {
    const key = keyOf(item)
    const run = runs.at(-1)
    if (run === undefined || key !== lastKey) runs.push([item])
    else run.push(item)
    lastKey = key
  }
  return runs
}

/** Every section and what is in it, in the order they are read. */
export function sectionsWithin(sections: readonly PolicySection[]): readonly PolicySection[] {
  return sections.flatMap((section) => [section, ...sectionsWithin(section.sections)])
}
