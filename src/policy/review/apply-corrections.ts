import type { ClauseText } from '../clauses.ts'
import { withIds } from '../content-hash.ts'
import { judge, type Scopes, scopesOf } from '../judge.ts'
import type { BoundAudience, Clause, Policy } from '../policy.ts'
import type { Reading } from '../read-policy.ts'
import type { LeftOut } from '../reader-notes.ts'
import type { ClauseDecision, Correction, Overlay, PolicyDecision } from './correction.ts'
import { groupsOf, mergeParts } from './group-parts.ts'
import { type Fates, fateOf } from './landing.ts'
import { type Located, locateAnchors } from './locate.ts'
import { policyCorrection } from './new-correction.ts'
import { restoreLines } from './restore-lines.ts'
import { scopeDecision, wholePolicy } from './whole-policy.ts'

/** A policy as people corrected it, and what became of each correction. */
export interface Corrected extends Fates {
  readonly policy: Policy
  /** Every clause as the reader has it, and every line that was made one: what corrections refer to. */
  readonly parts: readonly Part[]
  readonly scopes: Scopes
}

export interface Part {
  readonly clause: Clause
  /** The line it was made of, where the reader had left it out. */
  readonly restored: LeftOut | null
  /** The clause of the policy that it is in; nothing where it was said to be none. */
  readonly inClause: number | null
}

/** Pure. What people decided, laid over what the reader made of a file; the same file and overlay give the same policy. */
export function applyCorrections(reading: Reading, overlay: Overlay): Corrected {
  const lapsed = overlay.corrections.filter((each) => !isMeant(reading, overlay, each))
  const corrections = overlay.corrections.filter((each) => !lapsed.includes(each))
  const corrected = layOver(reading, { ...overlay, corrections })
  return { ...corrected, gone: [...corrected.gone, ...lapsed] }
}

/** What was said of the policy as a whole is not meant for a text that has another date, or that was right as it was. */
function isMeant(reading: Reading, overlay: Overlay, correction: Correction): boolean {
  if (correction.about !== 'policy') return true
  const { decision } = correction
  if (correction.isAsRead) return isAsRead(reading, overlay, decision)
  if (!('date' in decision) || decision.read === undefined) return true
  return [decision.read, decision.date].includes(reading.policy[decision.kind])
}

/** Whether the reader has it so by itself: then it is no other version. */
export function isAsRead(reading: Reading, overlay: Overlay, decision: PolicyDecision): boolean {
  const decided = policyCorrection(decision, false, { by: '', at: '' })
  const [before, after] = [[], [decided]].map((corrections) =>
    JSON.stringify(layOver(reading, { ...overlay, corrections }).policy),
  )
  return before === after
}

function layOver(reading: Reading, overlay: Overlay): Corrected {
  const { policy } = reading
  const restored = restoreLines(reading, overlay.corrections)
  const scopes = scopesFor(restored.texts, scopeDecision(overlay.corrections))
  const clauses = judgeAgain(restored.texts, scopes, policy.clauses, scopeDecision(overlay.corrections) !== undefined)
  const located = locateAnchors(overlay, clauses)
  const groups = groupsOf(clauses, overlay.corrections, located)
  const drafts = groups.list.map((members) =>
    mergeParts(
      members.flatMap((at) => clauses[at] ?? []),
      scopes,
    ),
  )
  const inClause = new Map(groups.list.flatMap((members, index) => members.map((at) => [at, index] as const)))
  const decided = decideValues(drafts, overlay.corrections, located, inClause)
  const whole = wholePolicy(policy, overlay.corrections, withoutIds(decided))
  return {
    policy: whole,
    ...fateOf(overlay.corrections, { located, inClause, groups, restored, policy: whole }),
    parts: clauses.map((clause, at) => ({
      clause,
      restored: restored.lines.get(at) ?? null,
      inClause: inClause.get(at) ?? null,
    })),
    scopes,
  }
}

/** A scope that somebody decided holds for every part of the policy. */
function scopesFor(texts: readonly ClauseText[], decided: readonly BoundAudience[] | undefined): Scopes {
  const read = scopesOf(texts)
  return decided === undefined ? read : (clause) => ({ scope: decided, staff: read(clause).staff })
}

/** What the reader made of a clause stays, unless somebody said whom the whole policy is for. */
function judgeAgain(
  texts: readonly ClauseText[],
  scopes: Scopes,
  read: readonly Clause[],
  isScopeDecided: boolean,
): readonly Clause[] {
  if (isScopeDecided || texts.length !== read.length) {
    const known = new Map(isScopeDecided ? [] : read.map((clause) => [clause.id, clause]))
    return judge(texts, scopes).map((clause) => known.get(clause.id) ?? clause)
  }
  return read
}

/** Values of a joined clause are those decided for its first part. */
function decideValues(
  clauses: readonly Clause[],
  corrections: readonly Correction[],
  located: Located,
  inClause: ReadonlyMap<number, number>,
): readonly Clause[] {
  const values = new Map<number, Partial<Clause>>()
  for (const each of corrections) {
    if (each.about !== 'clause') continue
    const index = inClause.get(located.get(each.clause.id)?.at ?? -1)
    const value = changeBy(each.decision)
    if (index !== undefined && value) values.set(index, { ...values.get(index), ...value })
  }
  return clauses.map((clause, index) => ({ ...clause, ...values.get(index) }))
}

function changeBy(decision: ClauseDecision): Partial<Clause> | undefined {
  switch (decision.kind) {
    case 'audiences':
      return { audiences: decision.audiences }
    case 'rule':
      return { rule: decision.rule }
    case 'permissionFrom':
      return { permissionFrom: decision.names }
    case 'reportTo':
      return { reportTo: decision.names }
    case 'goes-on':
    case 'not-a-clause':
    case 'right':
      return undefined
  }
}

function withoutIds(clauses: readonly Clause[]): readonly Clause[] {
  return withIds(clauses.map(({ id: _, ...clause }) => clause))
}
