import type { Policy } from '../../policy/policy.ts'
import type { ExplainedAnswer } from '../answer-question.ts'
import { type SchoolWord, withSchoolWords } from '../lexicon/school-words.ts'
import { buildIndex, type PolicyIndex } from '../policy-index.ts'
import { type AskedOfPolicy, answerWithAttachments, bestOf, joined } from './answer-with-attachments.ts'
import type { Attachment } from './kept-question.ts'

/** A policy prepared for one school's questions. */
export interface SchoolIndex {
  /** With the school's own words. */
  readonly own: PolicyIndex
  /** Without them; the same where the school has none. */
  readonly shipped: PolicyIndex
}

export function buildSchoolIndex(policy: Policy, words: readonly SchoolWord[]): SchoolIndex {
  const shipped = buildIndex(policy)
  const lexicon = withSchoolWords(shipped.lexicon, words)
  return { shipped, own: lexicon === shipped.lexicon ? shipped : buildIndex(policy, lexicon) }
}

/**
 * Answers with the school's own words and attached clauses. Words find clauses; they never lift a rule. Where Assent
 * would have said "no", or named a condition, without them, they make no plain "yes" of it: both clauses are shown, the
 * stricter first. A safeguarding incident is heard whatever they say.
 */
export function answerAsSchool(
  { own, shipped }: SchoolIndex,
  asked: AskedOfPolicy,
  attachments: readonly Attachment[],
): ExplainedAnswer {
  const answer = answerWithAttachments(own, asked, attachments)
  if (own === shipped) return answer
  const without = answerWithAttachments(shipped, asked, attachments)
  if (without.incident === 'safeguarding') return without
  if (answer.verdict !== 'yes' || !speaksAgainst(without)) return answer
  const both = joined(joined(bestOf(without), answer), without)
  return { ...both, unmatchedWords: answer.unmatchedWords, disagrees: true }
}

/** A condition that comes only from doubt about a word that the school has now explained is none. */
function speaksAgainst({ verdict, clauses }: ExplainedAnswer): boolean {
  const rule = clauses[0]?.rule
  return verdict === 'no' || (verdict === 'conditional' && (rule === 'prohibited' || rule === 'conditional'))
}
