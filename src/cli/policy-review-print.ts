import { peopleWords, ruleWords } from '../policy/review/plain-words.ts'
import type {
  PolicyReview,
  ReviewedClause,
  ReviewedFact,
  ReviewedLine,
  ToldCorrection,
} from '../policy/review/review.ts'
import { counted } from './launch-print.ts'

interface Shown {
  /** As it was typed, for the commands that are shown. */
  readonly path: string
  readonly isWhole: boolean
}

/** What a school office goes through: what is uncertain, each with the command that settles it; with `isWhole` the rest. */
export function reviewAsText(review: PolicyReview, { path, isWhole }: Shown): string {
  const correct = `assent policy correct ${/^[\w./-]+$/.test(path) ? path : `"${path}"`}`
  const isUrgent = ({ doubts, corrections }: ReviewedClause) =>
    doubts.length > 0 || corrections.some(({ isReworded }) => isReworded)
  const urgent = review.clauses.filter(isUrgent)
  const others = review.clauses.filter((clause) => !isUrgent(clause))
  const facts = review.facts.filter(({ doubt }) => isWhole || doubt !== null)
  const lines = review.leftOut.filter(({ isUncertain }) => isWhole || isUncertain)
  const parts = [
    headOf(review),
    ...section(
      'The policy as a whole',
      facts.map((fact) => factText(fact, correct)),
    ),
    ...section(
      'Please check',
      urgent.map((clause) => clauseText(clause, correct)),
    ),
    ...section(
      'Left out',
      lines.map((line) => lineText(line, correct)),
    ),
    ...section(
      'Corrections that do not count, because this text no longer has what they were about',
      review.gone.map((each) => goneText(each, correct)),
    ),
    ...(isWhole
      ? section(
          'Every other clause',
          others.map((clause) => clauseText(clause, correct)),
        )
      : []),
    ...(isWhole
      ? section(
          'What the reader says',
          review.notices.map((notice) => `  - ${notice}`),
        )
      : []),
    ...(urgent.length + facts.length + lines.length === 0 ? ['Nothing is uncertain.'] : []),
  ]
  return `${parts.join('\n\n')}\n${isWhole ? '' : '\nWith --all: every clause and every line that was left out.\n'}`
}

function headOf({ title, policyId, counts }: PolicyReview): string {
  const { clauses, uncertain, checkAgain, corrections } = counts
  const told = [
    counted(clauses, 'clause'),
    `${uncertain} uncertain`,
    ...(checkAgain > 0 ? [`${checkAgain} to check again`] : []),
    ...(corrections > 0 ? [`${counted(corrections, 'correction')} in force`] : []),
  ]
  return `${title}\nPolicy ${policyId}: ${told.join(', ')}`
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [[title, ...items].join('\n\n')]
}

const factNames: Readonly<Record<ReviewedFact['field'], string>> = {
  title: 'Title',
  scope: 'It is for',
  adoptedOn: 'Adopted',
  reviewedOn: 'Reviewed',
  reviewDueOn: 'Next review',
  declaration: 'What is signed',
}
const factOptions: Readonly<Record<ReviewedFact['field'], string | null>> = {
  title: '--title "…"',
  scope: '--for staff,governor,visitor',
  adoptedOn: '--adopted 2026-09',
  reviewedOn: '--reviewed 2026-09',
  reviewDueOn: '--review-due 2027-09',
  declaration: null,
}

function factText({ field, value, doubt }: ReviewedFact, correct: string): string {
  const option = factOptions[field]
  return [
    `  ${factNames[field]}: ${value ?? 'not said'}`,
    ...(doubt === null ? [] : [`    ? ${doubt}`]),
    ...(doubt === null || option === null ? [] : [`    ${correct} ${option}`]),
  ].join('\n')
}

function clauseText(clause: ReviewedClause, correct: string): string {
  const { handle, heading, leadIn, text, doubts, corrections, permissionFrom, reportTo } = clause
  const place = [...heading, ...(leadIn === null ? [] : [leadIn])].join(' › ')
  return [
    `  ${handle}  ${text}`,
    ...(place === '' ? [] : [`    under: ${place}`]),
    `    binds ${peopleWords(clause.audiences)}, because ${clause.whyAudiences}`,
    `    is ${ruleWords[clause.rule]}, because ${clause.whyRule}`,
    ...(permissionFrom.length > 0 ? [`    permission from ${permissionFrom.join(', ')}`] : []),
    ...(reportTo.length > 0 ? [`    to be told: ${reportTo.join(', ')}`] : []),
    ...corrections.map(({ words, by, at, isReworded }) => {
      const again = isReworded ? '. It says something else now: please check again' : ''
      return `    ! ${by}, ${at.slice(0, 10)}: ${words}${again}`
    }),
    ...doubts.map(({ words }) => `    ? ${words}`),
    ...(doubts.some(({ about }) => about === 'joined')
      ? ['    If these are two clauses, put a full stop or a number between them in the document.']
      : []),
    ...commandsFor(clause, correct).map((command) => `    ${command}`),
  ].join('\n')
}

/** What settles it, one line a way. */
function commandsFor(
  { handle, previousHandle, doubts, corrections }: ReviewedClause,
  correct: string,
): readonly string[] {
  const about = new Set(doubts.map((doubt) => doubt.about))
  const instead = doubts.flatMap((doubt) => doubt.instead ?? [])[0]
  const isReworded = corrections.some((each) => each.isReworded)
  if (about.size === 0 && !isReworded) return []
  const own = `${correct} ${handle}`
  return [
    ...(about.has('audience') ? [`${own} --audience staff,governor,visitor`] : []),
    ...(instead ? [`${own} --rule ${instead}`] : []),
    ...(about.has('heading') ? [`${own} --not-a-clause`] : []),
    ...(about.has('cut') && previousHandle !== null ? [`${own} --join-with ${previousHandle}`] : []),
    `${own} --right`,
    ...(isReworded ? [`${own} --undo`] : []),
  ]
}

function lineText({ handle, kind, text, words, isUncertain }: ReviewedLine, correct: string): string {
  const isSaid = kind === 'said-to-be-no-clause'
  const ways = isSaid ? ['--undo'] : ['--is-a-clause', ...(isUncertain ? ['--right'] : [])]
  return [`  ${handle}  ${text}`, `    ${words}`, ...ways.map((way) => `    ${correct} ${handle} ${way}`)].join('\n')
}

function goneText({ correctionId, words, by, at, text }: ToldCorrection, correct: string): string {
  const was = text === null ? [] : [`    of “${text}”`]
  return [`  ${by}, ${at.slice(0, 10)}: ${words}`, ...was, `    ${correct} ${correctionId} --undo`].join('\n')
}
