import { judge, type Scopes } from '../judge.ts'
import type { Clause } from '../policy.ts'
import type { ClauseDecision, Correction } from './correction.ts'
import type { Located } from './locate.ts'

export interface Groups {
  /** The parts of each clause, in order. */
  readonly list: readonly (readonly number[])[]
  readonly joined: ReadonlySet<Correction>
}

/** Which parts make one clause each: those said to be none left out, those said to go on put together. */
export function groupsOf(clauses: readonly Clause[], corrections: readonly Correction[], located: Located): Groups {
  const dropped = new Set(atOf(corrections, located, 'not-a-clause'))
  const list: number[][] = []
  const joined = new Set<Correction>()
  const goesOn = new Map<string, Correction>()
  for (const each of corrections) {
    if (each.about !== 'clause' || each.decision.kind !== 'goes-on') continue
    const [from, to] = [located.get(each.clause.id), located.get(each.decision.next.id)]
    if (from && to) goesOn.set(`${from.at} ${to.at}`, each)
  }
  for (const at of clauses.keys()) {
    if (dropped.has(at)) continue
    const group = list.at(-1)
    const join = group && goesOn.get(`${group.at(-1)} ${at}`)
    if (group && join) {
      group.push(at)
      joined.add(join)
    } else {
      list.push([at])
    }
  }
  return { list, joined }
}

function atOf(corrections: readonly Correction[], located: Located, kind: ClauseDecision['kind']): readonly number[] {
  return corrections.flatMap((each) =>
    each.about === 'clause' && each.decision.kind === kind ? (located.get(each.clause.id)?.at ?? []) : [],
  )
}

/** Read anew where it has several parts. */
export function mergeParts(parts: readonly Clause[], scopes: Scopes): Clause {
  const [first, ...others] = parts
  if (first === undefined) throw new Error('A clause has at least one part.')
  if (others.length === 0) return first
  const { number, heading, leadIn } = first
  const [merged] = judge([{ number, heading, leadIn, text: parts.map(({ text }) => text).join(' ') }], scopes)
  if (merged === undefined) throw new Error('One text makes one clause.')
  return merged
}
