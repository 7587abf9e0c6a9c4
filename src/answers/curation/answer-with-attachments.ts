import type { Audience } from '../../people/person.ts'
import type { Clause, PolicyId, Rule } from '../../policy/policy.ts'
import type { Confidence, Verdict } from '../answer.ts'
import { answerQuestion, type ExplainedAnswer, type Question } from '../answer-question.ts'
import { buildIndex, type PolicyIndex } from '../policy-index.ts'
import type { Attachment } from './kept-question.ts'
import { gistOf, isKin } from './kinship.ts'
import { questionIdOf } from './note-question.ts'

export interface AskedOfPolicy extends Question {
  readonly policyId: PolicyId
  /** The question as it would be kept, by which attached ones are known again. */
  readonly keptText: string
}

const MOST_CLAUSES = 5

/**
 * Answers as the matcher does, save that a question to which an administrator has attached a clause, or a near kin of
 * one, is answered by that clause first. An attached clause never answers somebody it does not bind, nothing attached
 * answers a safeguarding incident or small talk, and a clause that is gone from this version is passed over.
 */
export function answerWithAttachments(
  index: PolicyIndex,
  asked: AskedOfPolicy,
  attachments: readonly Attachment[],
): ExplainedAnswer {
  const answer = answerQuestion(index, asked)
  if (answer.intent !== 'question' && answer.intent !== 'who-holds-role') return answer
  if (answer.incident === 'safeguarding') return answer
  const found = findAttached(index, asked, attachments)
  if (found === undefined) return answer
  const own = answerFrom(index, asked, found.clause, answer)
  // Nobody looked at this very question: what the matcher found against it must not be hidden by a "yes".
  const isOutweighed = !found.isSame && own.verdict === 'yes' && isAgainst(answer.verdict)
  return isOutweighed
    ? { ...joined(joined(bestOf(answer), own), answer), disagrees: true }
    : { ...joined(own, answer), unmatchedWords: answer.unmatchedWords }
}

/** Whether an administrator's word decides this question, for somebody whom the attached clause binds. */
export function isSettled(index: PolicyIndex, asked: AskedOfPolicy, attachments: readonly Attachment[]): boolean {
  return findAttached(index, asked, attachments) !== undefined
}

function isAgainst(verdict: Verdict): boolean {
  return verdict === 'no' || verdict === 'conditional'
}

interface Found {
  readonly clause: Clause
  /** The very question, rather than its kin. */
  readonly isSame: boolean
}

function findAttached(
  index: PolicyIndex,
  { policyId, keptText, asker }: AskedOfPolicy,
  attachments: readonly Attachment[],
): Found | undefined {
  const usable = attachments.flatMap((attachment) => {
    const clause = index.policy.clauses.find(({ id }) => id === attachment.clauseId)
    return clause !== undefined && binds(clause, asker) ? [{ attachment, clause }] : []
  })
  if (usable.length === 0) return undefined
  const questionId = questionIdOf(policyId, keptText)
  const same = usable.find(({ attachment }) => attachment.questionId === questionId)
  if (same !== undefined) return { clause: same.clause, isSame: true }
  const gist = gistOf(index, keptText)
  const kin = usable.filter(({ attachment }) => isKin(gist, gistOf(index, attachment.text)))
  // Kin of two questions with different answers is settled by neither.
  const clauses = new Set(kin.map(({ clause }) => clause))
  const [only] = clauses
  return clauses.size === 1 && only !== undefined ? { clause: only, isSame: false } : undefined
}

export function binds(clause: Clause, audiences: readonly Audience[]): boolean {
  return clause.audiences.some((bound) => audiences.some((audience) => audience === bound))
}

/** What one clause makes of the question: by the matcher where it sees the connection, else by the clause's own rule. */
function answerFrom(index: PolicyIndex, question: Question, clause: Clause, answer: ExplainedAnswer): ExplainedAnswer {
  const alone = buildIndex({ ...index.policy, clauses: [clause] }, index.lexicon)
  const matched = answerQuestion(alone, question)
  if (matched.clauses.length > 0) {
    return { ...matched, confidence: 'clear', verdict: guarded(matched.verdict, clause.rule) }
  }
  const named = [...new Set([...clause.permissionFrom, ...clause.reportTo])]
  return {
    ...answer,
    ...verdictOfRule[clause.rule],
    clauses: [clause],
    marks: [[]],
    ask: named.length > 0 ? named : answer.ask,
    disagrees: false,
  }
}

/** Whatever one sentence of it says, a prohibition and a condition are never a plain yes. */
function guarded(verdict: Verdict, rule: Rule): Verdict {
  if (verdict !== 'yes') return verdict
  return rule === 'prohibited' ? 'no' : rule === 'conditional' ? 'conditional' : 'yes'
}

const verdictOfRule: Readonly<Record<Rule, { readonly verdict: Verdict; readonly confidence: Confidence }>> = {
  prohibited: { verdict: 'no', confidence: 'clear' },
  conditional: { verdict: 'conditional', confidence: 'clear' },
  required: { verdict: 'must', confidence: 'clear' },
  permitted: { verdict: 'yes', confidence: 'clear' },
  information: { verdict: 'not-covered', confidence: 'closest' },
}

export function bestOf(answer: ExplainedAnswer): ExplainedAnswer {
  return { ...answer, clauses: answer.clauses.slice(0, 1), marks: answer.marks.slice(0, 1) }
}

/** The first answer, with the clauses of the second behind its own. */
export function joined(first: ExplainedAnswer, second: ExplainedAnswer): ExplainedAnswer {
  const quoted = new Set(first.clauses.map(({ id }) => id))
  const more = second.clauses
    .map((clause, at) => ({ clause, marks: second.marks[at] ?? [] }))
    .filter(({ clause }) => !quoted.has(clause.id))
  return {
    ...first,
    clauses: [...first.clauses, ...more.map(({ clause }) => clause)].slice(0, MOST_CLAUSES),
    marks: [...first.marks, ...more.map(({ marks }) => marks)].slice(0, MOST_CLAUSES),
  }
}
