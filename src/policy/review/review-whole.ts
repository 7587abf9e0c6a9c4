import type { Reading } from '../read-policy.ts'
import { findScopeStatement } from '../scope.ts'
import type { Corrected } from './apply-corrections.ts'
import type { PolicyField } from './correction.ts'
import { peopleWords } from './plain-words.ts'
import type { ReviewedFact } from './review.ts'

/** Title, dates, whom it is for and what is signed: what is uncertain first. */
export function reviewWhole(
  { notes, policy: read }: Reading,
  { policy, landed, scopes }: Corrected,
): readonly ReviewedFact[] {
  const decided = new Set(
    landed.flatMap(({ correction }) => (correction.about === 'policy' ? [correction.decision.kind] : [])),
  )
  const unless = (field: PolicyField, isDoubtful: boolean, words: string) =>
    isDoubtful && !decided.has(field) ? words : null
  const { scope } = scopes({ heading: [] })
  const isScopeStated = findScopeStatement(read.clauses.map(({ text }) => text)) !== undefined
  const facts: readonly ReviewedFact[] = [
    {
      field: 'title',
      value: policy.title,
      doubt: unless('title', !notes.isTitleNamed, 'The text names no title, so it is given a plain one.'),
    },
    {
      field: 'scope',
      value: peopleWords(scope),
      doubt: unless(
        'scope',
        !isScopeStated,
        `The text does not say whom it is for; clauses that name nobody are taken to bind ${peopleWords(scope)}.`,
      ),
    },
    { field: 'adoptedOn', value: policy.adoptedOn, doubt: null },
    { field: 'reviewedOn', value: policy.reviewedOn, doubt: null },
    {
      field: 'reviewDueOn',
      value: policy.reviewDueOn,
      doubt: unless(
        'reviewDueOn',
        notes.isReviewGuessed || policy.reviewDueOn === null,
        policy.reviewDueOn === null
          ? 'The text does not say when the policy is reviewed next.'
          : 'One “date of review” is given; it is read as the date the next review is due.',
      ),
    },
    {
      field: 'declaration',
      value: policy.declaration.statement,
      doubt: notes.isDeclarationOwn ? null : 'The text has no declaration to sign, so a plain one stands in.',
    },
  ]
  return [...facts.filter(({ doubt }) => doubt !== null), ...facts.filter(({ doubt }) => doubt === null)]
}
