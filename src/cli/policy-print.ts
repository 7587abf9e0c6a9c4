import { audiencePlurals } from '../policy/audience-plurals.ts'
import type { Clause, Declaration, DeclarationField, Policy, Rule } from '../policy/policy.ts'

const ruleWords: Readonly<Record<Rule, string>> = {
  prohibited: 'not allowed',
  conditional: 'only if',
  permitted: 'allowed',
  required: 'must do',
  information: 'information',
}

/** What a school office checks before a policy is sent: head, clauses under their headings, declaration, notices. */
export function policyAsText(policy: Policy): string {
  const parts = [headText(policy), ...clauseTexts(policy.clauses), declarationText(policy.declaration)]
  const notices = policy.notices.map((notice) => `- ${notice}`)
  if (notices.length > 0) parts.push(['Please check', ...notices].join('\n'))
  return `${parts.join('\n\n')}\n`
}

function headText({
  title,
  school,
  academicYear,
  adoptedOn,
  reviewedOn,
  reviewDueOn,
  contacts,
  clauses,
}: Policy): string {
  const people = contacts.map(({ name, role }) => [name, role].filter(Boolean).join(', '))
  const rows: readonly (readonly [string, string | null])[] = [
    ['School', school],
    ['Academic year', academicYear],
    ['Adopted', adoptedOn],
    ['Reviewed', reviewedOn],
    ['Review due', reviewDueOn],
    ['Questions to', people.join('; ')],
    ['Clauses', countsByAudience(clauses)],
  ]
  const shown = rows.filter(([, value]) => value !== null && value !== '')
  return [title, ...shown.map(([label, value]) => `${`${label}:`.padEnd(15)}${value}`)].join('\n')
}

function countsByAudience(clauses: readonly Clause[]): string {
  const counts = Object.entries(audiencePlurals).flatMap(([audience, words]) => {
    const count = clauses.filter(({ audiences }) => audiences.some((bound) => bound === audience)).length
    return count === 0 ? [] : [`${words} ${count}`]
  })
  return `${clauses.length} (${counts.join(', ')})`
}

function clauseTexts(clauses: readonly Clause[]): readonly string[] {
  let heading = ''
  let leadIn: string | null = null
  return clauses.map((clause, index) => {
    const place = clause.heading.join(' › ')
    const above: string[] = []
    if (place !== heading) above.push(`${place}\n`)
    // A numbered lead-in has just been printed as the clause it is.
    const isPrinted = clauses[index - 1]?.text === clause.leadIn
    if (clause.leadIn !== null && !isPrinted && (clause.leadIn !== leadIn || place !== heading))
      above.push(`  ${clause.leadIn}\n`)
    heading = place
    leadIn = clause.leadIn
    return [...above, clauseText(clause)].join('\n')
  })
}

function clauseText({ number, text, audiences, rule, permissionFrom, reportTo }: Clause): string {
  const facts = [
    ruleWords[rule],
    audiences.map((audience) => audiencePlurals[audience]).join(', '),
    permissionFrom.length > 0 ? `permission from ${permissionFrom.join(', ')}` : '',
    reportTo.length > 0 ? `tell ${reportTo.join(', ')}` : '',
  ]
  return `  ${number === null ? '' : `${number}  `}${text}\n  [${facts.filter((fact) => fact !== '').join(' · ')}]`
}

function declarationText({ statement, fields, countersignature }: Declaration): string {
  const own = ['Declaration', `  ${statement}`, `  To fill in: ${labels(fields)}`]
  if (countersignature === null) return own.join('\n')
  return [...own, `  ${countersignature.label}: ${labels(countersignature.fields)}`].join('\n')
}

function labels(fields: readonly DeclarationField[]): string {
  return fields.map(({ label }) => label).join(', ')
}
