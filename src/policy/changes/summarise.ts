import { audiencePlurals } from '../audience-plurals.ts'
import type { BoundAudience, Clause } from '../policy.ts'
import { rolesNamed } from '../role-words.ts'
import { fold, headingKey, readingOf } from './clause-words.ts'
import type { ChangedClause, DeclarationChange, Rewording } from './policy-changes.ts'

/** `3.4 is new: “Lock your laptop when you leave it.”` */
export function summariseAdded(clause: Clause): string {
  return `${clause.number === null ? `New${under(clause)}` : `${labelOf(clause)} is new`}: ${whole(clause)}`
}

export function summariseRemoved(clause: Clause): string {
  return `${clause.number === null ? `Gone${under(clause, 'from')}` : `${labelOf(clause)} is gone`}: ${whole(clause)}`
}

/** What matters most comes first, and what follows from it is left out: a changed rule is always reworded. */
export function summariseChanged(change: Omit<ChangedClause, 'summary'>): string {
  const facts = [ruleFact(change), audienceFact(change)].filter((fact) => fact !== null)
  const isTold = change.isRuleChanged || (change.audiences !== null && !change.rewording?.isRewritten)
  if (change.rewording && !isTold) facts.push(rewordingFact(change.rewording))
  if (change.isMoved) facts.push(moveFact(change))
  const label = labelOf(change.isMoved ? change.before : change.after)
  return facts.map((fact, index) => `${index === 0 ? label : 'It'} ${fact}.`).join(' ')
}

export function summariseDeclaration({ rewording }: Omit<DeclarationChange, 'summary'>): string {
  if (rewording === null) return 'The declaration asks for other things to be filled in.'
  return `The declaration ${rewordingFact(rewording)}.`
}

function ruleFact({ before, after, isRuleChanged, rewording }: Omit<ChangedClause, 'summary'>): string | null {
  if (!isRuleChanged) return null
  // The reader, or whoever corrected it, understands the clause differently: the policy itself does not say otherwise.
  if (rewording === null && headingKey(before) === headingKey(after)) {
    return `is now understood as ${rulingOf(after)}; its words are the same`
  }
  return `used to be ${rulingOf(before)} and is now ${rulingOf(after)}`
}

function rulingOf({ rule, permissionFrom }: Clause): string {
  switch (rule) {
    case 'prohibited':
      return 'forbidden'
    case 'conditional':
      return permissionFrom.length === 0 ? 'allowed on a condition' : `allowed with ${permissionOf(permissionFrom)}`
    case 'permitted':
      return 'allowed'
    case 'required':
      return 'a duty'
    case 'information':
      return 'for information only'
  }
}

function permissionOf(names: readonly string[]): string {
  const known = names.map(withArticle)
  const [only] = known
  return known.length === 1 ? `${only}’s permission` : `permission from ${listOf(known, 'or')}`
}

/** `the Headteacher`, `a member of SLT`, `Ines Costa` */
function withArticle(name: string): string {
  if (/^(?:the|a|an)\b/i.test(name)) return name
  if (/^(?:member|teacher)\b/i.test(name)) return `a ${name}`
  return rolesNamed(name).length > 0 ? `the ${name}` : name
}

function audienceFact({ before, audiences }: Omit<ChangedClause, 'summary'>): string | null {
  if (audiences === null) return null
  const words = (list: readonly BoundAudience[]) =>
    listOf(
      list.map((audience) => audiencePlurals[audience]),
      'and',
    )
  const also = audiences.lost.length < before.audiences.length ? 'also ' : ''
  const gained = `now ${also}binds ${words(audiences.gained)}`
  const lost = `no longer binds ${words(audiences.lost)}`
  if (audiences.lost.length === 0) return gained
  return audiences.gained.length === 0 ? lost : `${gained} and ${lost}`
}

function rewordingFact({ isRewritten, parts }: Rewording): string {
  if (isRewritten) return 'is rewritten'
  const [removed, ...moreRemoved] = parts.filter(({ kind }) => kind === 'removed')
  const [added, ...moreAdded] = parts.filter(({ kind }) => kind === 'added')
  const isOnePlace = moreRemoved.length === 0 && moreAdded.length === 0 && areTogether(parts)
  if (!isOnePlace || isPunctuation(removed?.text) || isPunctuation(added?.text)) return 'is reworded'
  const [was, now] = [removed && quote(removed.text, SHORT_QUOTE), added && quote(added.text, SHORT_QUOTE)]
  if (was && now) return `now says ${now} where it said ${was}`
  return was ? `no longer says ${was}` : `now adds ${now}`
}

function areTogether(parts: Rewording['parts']): boolean {
  const changed = parts.flatMap(({ kind }, index) => (kind === 'kept' ? [] : [index]))
  return (changed.at(-1) ?? 0) - (changed[0] ?? 0) <= 1
}

function isPunctuation(text: string | undefined): boolean {
  return text !== undefined && !/[\p{L}\p{N}]/u.test(text)
}

function moveFact({ before, after }: Omit<ChangedClause, 'summary'>): string {
  const last = after.heading.at(-1)
  const heading = last === undefined || headingKey(before) === headingKey(after) ? null : quote(last, SHORT_QUOTE)
  if (after.number === null || fold(after.number) === fold(before.number ?? '')) {
    return heading === null ? 'has moved' : `has moved to ${heading}`
  }
  return `has moved and is now ${numberOf(after.number)}${heading === null ? '' : ` under ${heading}`}`
}

/** `3.4`; `(a) under “Email”`, since every list has an (a); a clause without a number by its first words as well. */
function labelOf(clause: Clause): string {
  const { number, text } = clause
  if (number === null) return `The clause ${quote(text, LABEL_QUOTE)}${under(clause)}`
  return /\d/.test(number) ? numberOf(number) : `${numberOf(number)}${under(clause)}`
}

/** A heading may be half of what a clause says: “Don’t”. */
function under({ heading }: Clause, preposition = 'under'): string {
  const last = heading.at(-1)
  return last === undefined ? '' : ` ${preposition} ${quote(last, SHORT_QUOTE)}`
}

function whole(clause: Clause): string {
  return quote(readingOf(clause), LONG_QUOTE)
}

function numberOf(number: string): string {
  return number.replace(/[.:\s]+$/, '')
}

const LABEL_QUOTE = 10
const SHORT_QUOTE = 12
const LONG_QUOTE = 24
// A "word" of a thousand letters is bounded as well.
const LONGEST_QUOTE = 200

/** At most this many words, in quotation marks; an ellipsis says that there are more. */
function quote(text: string, mostWords: number): string {
  const words = fold(text).split(' ')
  const kept = words.slice(0, mostWords).join(' ')
  const cut = kept.length > LONGEST_QUOTE ? [...kept].slice(0, LONGEST_QUOTE).join('') : kept
  return `“${cut}${words.length > mostWords || cut !== kept ? ' …' : ''}”`
}

function listOf(items: readonly string[], last: string): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}
