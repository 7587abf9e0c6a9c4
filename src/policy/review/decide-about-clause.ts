import type { Part } from './apply-corrections.ts'
import { type Change, type CorrectionRequest, type Deciding, refused } from './change.ts'
import { type Chosen, changed } from './chosen.ts'
import { anchorOf, type ClauseDecision, type Correction } from './correction.ts'
import { correctionWords, quote } from './correction-words.ts'
import { decideValues, hasValues } from './decide-values.ts'
import type { Landed } from './landing.ts'
import { findPart } from './named-part.ts'

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
