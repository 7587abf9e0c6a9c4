import type { ChangedClause, ClauseChange } from '../../../policy/changes/policy-changes.ts'
import type { BoundAudience, Clause } from '../../../policy/policy.ts'
import { appliesToWords } from './audience-words-cy.ts'
import { labelOf } from './clause-label.ts'

export function clauseLabel(clause: Clause): string {
  return labelOf(clause, {
    under: (number, heading) => `${number} dan ${heading}`,
    clauseUnder: (heading) => `cymal dan ${heading}`,
    clause: 'cymal',
  })
}

/** Goes after “Newydd:” and the like. Names and headings stay as the policy has them. */
export function changeSummary(change: ClauseChange): string {
  switch (change.kind) {
    case 'added':
      return clauseLabel(change.after)
    case 'removed':
      return clauseLabel(change.before)
    case 'changed':
      return [clauseLabel(change.after), ...factsOf(change)].join(' – ')
  }
}

function factsOf(change: ChangedClause): readonly string[] {
  return [...ruleFacts(change), ...audienceFacts(change), ...rewordingFacts(change), ...moveFacts(change)]
}

function ruleFacts({ before, after, isRuleChanged }: ChangedClause): readonly string[] {
  return isRuleChanged ? [`y rheol o’r blaen: ${rulingOf(before)}; y rheol nawr: ${rulingOf(after)}`] : []
}

function rulingOf({ rule, permissionFrom }: Clause): string {
  switch (rule) {
    case 'prohibited':
      return 'gwaherddir'
    case 'conditional':
      return permissionFrom.length === 0
        ? 'caniateir ar amod'
        : `caniateir gyda chaniatâd (${permissionFrom.join(', ')})`
    case 'permitted':
      return 'caniateir'
    case 'required':
      return 'mae’n ofynnol'
    case 'information':
      return 'er gwybodaeth yn unig'
  }
}

function audienceFacts({ audiences }: ChangedClause): readonly string[] {
  if (audiences === null) return []
  const fact = (list: readonly BoundAudience[], words: (whom: string) => string) =>
    list.length === 0 ? [] : [words(appliesToWords(list))]
  return [
    ...fact(audiences.gained, (whom) => `bellach yn berthnasol ${whom}`),
    ...fact(audiences.lost, (whom) => `ddim yn berthnasol ${whom} mwyach`),
  ]
}

/** That it is reworded, the page has said already. */
function rewordingFacts({ rewording }: ChangedClause): readonly string[] {
  return rewording?.isRewritten ? ['wedi’i ailysgrifennu'] : []
}

function moveFacts({ isMoved, after }: ChangedClause): readonly string[] {
  const heading = after.heading.at(-1)
  return isMoved && heading !== undefined ? [`o dan “${heading}” bellach`] : []
}
