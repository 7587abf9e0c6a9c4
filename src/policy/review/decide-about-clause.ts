import type { Clause } from '../policy.ts'
import type { Part } from './apply-corrections.ts'
import { type Change, type CorrectionRequest, type Deciding, refused } from './change.ts'
import { anchorOf, type ClauseDecision, type Correction } from './correction.ts'
import { correctionWords, quote } from './correction-words.ts'
import type { Landed } from './landing.ts'
import { findPart } from './named-part.ts'
import { clauseCorrection } from './new-correction.ts'

/** A clause that somebody decides about, with what was decided before. */
interface Chosen extends Place {
  /** As it stands with every correction. */
  readonly clause: Clause
}

interface Place {
  readonly at: number
  readonly part: Part
  readonly earlier: readonly Landed[]
}

export function decideAboutClause(deciding: Deciding, request: CorrectionRequest): Change {
  const { corrected } = deciding
  const found = findPart(corrected, request.named ?? '')
  if (found.kind === 'refused') return found
  const { at, part } = found
  if (request.isClause) return refused(`${request.named} is a clause already. Lines that were left out begin with r-.`)
  const earlier = corrected.landed.filter((each) => each.at === at)
  const clause = corrected.policy.clauses[part.inClause ?? -1]
  if (clause === undefined) {
    if (request.isNoClause || request.isRight) return changed(deciding, { at, part, earlier }, [])
    return refused(`${quote(part.clause.text)} was said to be no clause. Take that back first, with --undo.`)
  }
  const head = corrected.parts.findIndex(({ inClause }) => inClause === part.inClause)
  if (head !== at) {
    return refused(
      `${quote(part.clause.text)} was joined to the clause before it: name that one, or take it back with --undo.`,
    )
  }
  const chosen = { at, part, clause, earlier }
  if (request.isNoClause) return removeClause(deciding, chosen, request)
  if (request.joinWith !== undefined) return joinClauses(deciding, chosen, request)
  return decideValues(deciding, chosen, request)
}

function removeClause(deciding: Deciding, place: Chosen, request: CorrectionRequest): Change {
  const { at, part, earlier } = place
  const others = earlier.filter((each) => isAboutClause(each.correction, 'right') === false)
  const isJoined = deciding.corrected.parts.some((each, index) => index !== at && each.inClause === part.inClause)
  if (others.length > 0 || isJoined) return conflict(part, others, 'it is no clause')
  if (hasValues(request) || request.joinWith !== undefined || request.isRight) {
    return refused('A clause that is none binds nobody: give --not-a-clause alone.')
  }
  return changed(deciding, place, [{ kind: 'not-a-clause' }])
}

function joinClauses(deciding: Deciding, chosen: Chosen, request: CorrectionRequest): Change {
  const { corrected } = deciding
  const other = findPart(corrected, request.joinWith ?? '')
  if (other.kind === 'refused') return other
  if (hasValues(request) || request.isRight) {
    return refused('Join the two first; then the whole clause can be corrected.')
  }
  const [first, second] = other.at < chosen.at ? [other, chosen] : [chosen, other]
  const [from, to] = [first.part.inClause, second.part.inClause]
  if (from === null || to === null)
    return refused('One of the two was said to be no clause. Take that back first, with --undo.')
  if (to !== from + 1) {
    return refused(
      from === to
        ? 'Those two are one clause already.'
        : 'Only neighbours can be one clause: something stands between those two.',
    )
  }
  const values = corrected.landed.filter((each) => each.at === second.at && !isAboutClause(each.correction, 'right'))
  const isChain = corrected.parts.some((each, index) => index !== second.at && each.inClause === to)
  if (values.length > 0 && !isChain) return conflict(second.part, values, 'it goes on from the clause before it')
  // The end of what is joined already, where the first of the two is.
  const last = corrected.parts.findLastIndex(({ inClause }) => inClause === from)
  const tail = corrected.parts[last] ?? first.part
  const next = anchorOf(second.part.clause)
  const earlier = corrected.landed.filter((each) => each.at === last)
  return changed(deciding, { at: last, part: tail, earlier }, [{ kind: 'goes-on', next }])
}

function decideValues(deciding: Deciding, chosen: Chosen, request: CorrectionRequest): Change {
  const { part, clause, earlier } = chosen
  const wanted = wantedValues(request)
  if (wanted.length === 0 && !request.isRight) {
    return refused(
      'Say what is right: --audience, --rule, --permission-from, --report-to, --join-with, --not-a-clause, --right or --undo.',
    )
  }
  if (wanted.length > 0 && request.isRight) {
    return refused('--right says that nothing is to be changed: leave it out, or the rest.')
  }
  const news = wanted.filter((decision) => !isSo(decision, clause))
  // Back to what the reader has by itself: what was decided before is dropped.
  const isWhole = deciding.corrected.parts.filter(({ inClause }) => inClause === part.inClause).length === 1
  const back = isWhole ? news.filter((decision) => isSo(decision, part.clause)) : []
  const others = news.filter((decision) => !back.includes(decision))
  if (others.length > 0) return changed(deciding, chosen, others, back)
  const isForOtherWords = earlier.some(({ isReworded }) => isReworded)
  // What was decided for other words is right for these: it is kept for these from now on.
  if (isForOtherWords && back.length === 0) return changed(deciding, chosen, [])
  const { audiences, rule } = { ...clause, ...readAgain(back, part.clause) }
  return changed(deciding, chosen, [{ kind: 'right', audiences, rule }], back)
}

function readAgain(back: readonly ClauseDecision[], read: Clause): Partial<Pick<Clause, 'audiences' | 'rule'>> {
  const kinds = back.map(({ kind }) => kind)
  return {
    ...(kinds.includes('audiences') && { audiences: read.audiences }),
    ...(kinds.includes('rule') && { rule: read.rule }),
  }
}

function wantedValues({ audiences, rule, permissionFrom, reportTo }: CorrectionRequest): readonly ClauseDecision[] {
  return [
    ...(audiences ? [{ kind: 'audiences' as const, audiences }] : []),
    ...(rule ? [{ kind: 'rule' as const, rule }] : []),
    ...(permissionFrom ? [{ kind: 'permissionFrom' as const, names: permissionFrom }] : []),
    ...(reportTo ? [{ kind: 'reportTo' as const, names: reportTo }] : []),
  ]
}

function hasValues(request: CorrectionRequest): boolean {
  return wantedValues(request).length > 0
}

function isSo(decision: ClauseDecision, clause: Clause): boolean {
  switch (decision.kind) {
    case 'audiences':
      return decision.audiences.toSorted().join() === clause.audiences.toSorted().join()
    case 'rule':
      return decision.rule === clause.rule
    case 'permissionFrom':
    case 'reportTo':
      return decision.names.join('\n') === clause[decision.kind].join('\n')
    case 'goes-on':
    case 'not-a-clause':
    case 'right':
      return false
  }
}

/**
 * Somebody looked at the clause as it is now, so whatever was decided before is kept for these words. What is decided
 * anew takes the place of the old, and "right" lasts only until something is changed.
 */
function changed(
  { by, at: when, corrected }: Deciding,
  { at, part, earlier }: Place,
  decisions: readonly ClauseDecision[],
  back: readonly ClauseDecision[] = [],
): Change {
  const anchor = anchorOf(part.clause)
  const made = { by, at: when }
  const settled = new Set<string>([...decisions, ...back].map(({ kind }) => kind).concat('right'))
  const next = corrected.parts.find(({ inClause }, index) => index > at && inClause === part.inClause)
  const drop = new Set<Correction>()
  const add: Correction[] = []
  for (const { correction, isReworded } of earlier) {
    if (correction.about !== 'clause') continue
    const { decision } = correction
    const isSettled = settled.has(decision.kind)
    if (!isSettled && !isReworded) continue
    drop.add(correction)
    if (isSettled) continue
    const now = decision.kind === 'goes-on' && next ? { ...decision, next: anchorOf(next.clause) } : decision
    add.push(clauseCorrection(anchor, now, made))
  }
  return { kind: 'change', add: [...add, ...decisions.map((each) => clauseCorrection(anchor, each, made))], drop }
}

function isAboutClause(correction: Correction, kind: ClauseDecision['kind']): boolean {
  return correction.about === 'clause' && correction.decision.kind === kind
}

function conflict({ clause }: Part, others: readonly Landed[], wish: string): Change {
  const told = others.map(({ correction }) => `${correctionWords(correction)} (${correction.by})`)
  const because = told.length > 0 ? told.join('; ') : 'it is joined with another'
  return refused(
    `${quote(clause.text)}: ${wish}, you say, but it was decided before that ${because}. Take that back first, with --undo.`,
  )
}
