import { fold } from '../changes/clause-words.ts'
import type { ClauseId, Policy } from '../policy.ts'
import type { Correction } from './correction.ts'
import type { Groups } from './group-parts.ts'
import type { Located } from './locate.ts'
import type { Restored } from './restore-lines.ts'

/** A correction in force. */
export interface Landed {
  readonly correction: Correction
  /** The part it is about. */
  readonly at: number | null
  /** The clause of the policy that shows it; nothing where it is about the whole, or took the clause away. */
  readonly clauseId: ClauseId | null
  /** The words are no longer those that somebody decided about: to be looked at again. */
  readonly isReworded: boolean
}

/** Which corrections are in force, and which have lost what they were about. */
export interface Fates {
  readonly landed: readonly Landed[]
  /** Kept, and doing nothing. */
  readonly gone: readonly Correction[]
}

interface Outcome {
  readonly located: Located
  readonly inClause: ReadonlyMap<number, number>
  readonly groups: Groups
  readonly restored: Restored
  readonly policy: Policy
}

export function fateOf(corrections: readonly Correction[], outcome: Outcome): Fates {
  const landed: Landed[] = []
  const gone: Correction[] = []
  for (const correction of corrections) {
    const where = landingOf(correction, outcome)
    if (where) landed.push({ correction, ...where })
    else gone.push(correction)
  }
  return { landed, gone }
}

function landingOf(correction: Correction, outcome: Outcome): Omit<Landed, 'correction'> | undefined {
  const { located, inClause, groups, restored, policy } = outcome
  const clauseIdAt = (at: number) => policy.clauses[inClause.get(at) ?? -1]?.id ?? null
  switch (correction.about) {
    case 'policy':
      return { at: null, clauseId: null, isReworded: false }
    case 'line': {
      const found = [...restored.lines].find(([, { text }]) => fold(text) === fold(correction.line.text))
      if (!correction.isClause) return { at: null, clauseId: null, isReworded: false }
      return found && { at: found[0], clauseId: clauseIdAt(found[0]), isReworded: false }
    }
    case 'clause': {
      const place = located.get(correction.clause.id)
      if (!place || (correction.decision.kind === 'goes-on' && !groups.joined.has(correction))) return undefined
      // Somebody found the reader right about other words: that says nothing of these.
      if (correction.decision.kind === 'right' && !place.isSame) return undefined
      const next = correction.decision.kind === 'goes-on' ? located.get(correction.decision.next.id) : undefined
      const isReworded = !place.isSame || next?.isSame === false
      return { at: place.at, clauseId: clauseIdAt(place.at), isReworded }
    }
  }
}
