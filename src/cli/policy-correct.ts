import { userInfo } from 'node:os'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type BoundAudience, boundAudiences, type Rule, rules } from '../policy/policy.ts'
import type { CorrectionRequest } from '../policy/review/change.ts'
import type { Correction, DateField } from '../policy/review/correction.ts'
import { type CorrectionOutcome, decideCorrection } from '../policy/review/decide-correction.ts'
import { reviewPolicy, toldCorrection } from '../policy/review/review-policy.ts'
import { BadInput } from './ask-bad-input.ts'
import { confirm } from './confirm.ts'
import { type OpenedFile, openForReview } from './open-review.ts'
import type { PolicyContext } from './policy-review.ts'

interface CorrectOptions {
  readonly audience?: readonly BoundAudience[]
  readonly rule?: Rule
  readonly permissionFrom?: readonly string[]
  readonly reportTo?: readonly string[]
  readonly joinWith?: string
  readonly notAClause?: true
  readonly isAClause?: true
  readonly right?: true
  readonly undo?: true
  readonly title?: string
  readonly for?: readonly BoundAudience[]
  readonly reviewDue?: string
  readonly reviewed?: string
  readonly adopted?: string
  readonly by?: string
  readonly newTextOf?: string
  readonly dryRun?: true
  readonly yes?: true
  readonly json?: true
}

export function correctCommand(context: PolicyContext): Command {
  return new Command('correct')
    .description('say what is right where a policy was read wrong; it is kept for the next version too')
    .argument('<file>', 'the policy, a .docx, .pdf, .txt or .md file')
    .argument('[clause]', 'what “review” calls it; left out for the policy as a whole')
    .option(
      '--audience <names>',
      `whom the clause binds: ${boundAudiences.join(', ')}, or several with commas`,
      parseBound,
    )
    .addOption(new Option('--rule <rule>', 'what the clause rules').choices(rules))
    .option('--permission-from <names>', 'whose permission it takes, with commas; "" for nobody’s', parseNames)
    .option('--report-to <names>', 'whom to tell, with commas; "" for nobody', parseNames)
    .option('--join-with <clause>', 'these two are one clause')
    .option('--not-a-clause', 'this is no clause')
    .option('--is-a-clause', 'this line, which was left out, is a clause')
    .option('--right', 'looked at, and right as it is')
    .option('--undo', 'take back what was corrected there')
    .option('--title <title>', 'the policy’s title', parseTitle)
    .option('--for <names>', 'whom the whole policy is for', parseBound)
    .option('--review-due <date>', 'when the next review is due: YYYY, YYYY-MM or YYYY-MM-DD', parseDate)
    .option('--reviewed <date>', 'when it was reviewed', parseDate)
    .option('--adopted <date>', 'when it was adopted', parseDate)
    .option('--by <name>', 'who says so (default: the account on this computer)')
    .option('--new-text-of <policy>', 'the id of the policy the file replaces, where its title has changed')
    .option('--yes', 'do not ask first')
    .option('--dry-run', 'only say what would be noted')
    .option('--json', 'print one JSON object')
    .action((file: string, clause: string | undefined, options: CorrectOptions) =>
      correct(context, file, clause ?? null, options),
    )
}

async function correct(context: PolicyContext, path: string, named: string | null, options: CorrectOptions) {
  const { stores, clock } = await context()
  const opened = await openForReview(stores, path, options.newTextOf)
  const request = requestOf(named, options)
  const made = { by: nameOf(options.by), at: clock.now() }
  const decide = (overlay: OpenedFile['overlay']) =>
    decideCorrection({ ...made, reading: opened.reading, overlay }, request)
  const planned = orRefuse(decide(opened.overlay))
  if (!options.json) process.stdout.write(outcomeAsText(planned))
  if (opened.warning !== null) console.error(opened.warning)
  if (options.dryRun) {
    if (options.json) printJson(opened, planned, false)
    return console.error('Nothing was changed. Leave out --dry-run to note it.')
  }
  if (!options.yes) await confirm(`Note this for the policy ${opened.overlay.policyId}?`)
  let noted = planned
  await stores.corrections.update(opened.overlay.policyId, (kept) => {
    noted = orRefuse(decide(kept))
    return noted.overlay
  })
  if (options.json) printJson(opened, noted, true)
  console.error('Noted. It counts from the next “policy publish” or “campaign launch” of this file.')
}

type Corrected = Extract<CorrectionOutcome, { kind: 'corrected' }>

function orRefuse(outcome: CorrectionOutcome): Corrected {
  if (outcome.kind === 'refused') throw new BadInput(outcome.problem)
  return outcome
}

function requestOf(named: string | null, options: CorrectOptions): CorrectionRequest {
  const { audience, rule, permissionFrom, reportTo, joinWith, notAClause, isAClause, right, undo, title } = options
  const dates: Partial<Record<DateField, string>> = {
    ...(options.adopted && { adoptedOn: options.adopted }),
    ...(options.reviewed && { reviewedOn: options.reviewed }),
    ...(options.reviewDue && { reviewDueOn: options.reviewDue }),
  }
  return {
    named,
    audiences: audience,
    rule,
    permissionFrom,
    reportTo,
    joinWith,
    isNoClause: notAClause,
    isClause: isAClause,
    isRight: right,
    undo,
    title,
    dates: Object.keys(dates).length > 0 ? dates : undefined,
    scope: options.for,
  }
}

/** Every correction says who made it. */
function nameOf(by: string | undefined): string {
  const name = (by ?? userInfo().username).trim()
  if (name === '') throw new BadInput('Say who says so: --by and a name.')
  return name
}

function outcomeAsText({ made, takenBack }: Corrected): string {
  const line = (correction: Correction, before: string) => {
    const { text, words, by } = toldCorrection({ correction, isReworded: false })
    return `${before}${text === null || correction.about === 'line' ? '' : `“${text}”\n  `}${words} (${by})\n`
  }
  return [...takenBack.map((each) => line(each, 'Taken back: ')), ...made.map((each) => line(each, ''))].join('')
}

function printJson({ reading }: OpenedFile, { overlay, made, takenBack }: Corrected, isNoted: boolean): void {
  const told = (correction: Correction) => toldCorrection({ correction, isReworded: false })
  const { counts } = reviewPolicy(reading, overlay)
  const printed = {
    policyId: overlay.policyId,
    noted: isNoted,
    made: made.map(told),
    takenBack: takenBack.map(told),
    counts,
  }
  process.stdout.write(`${JSON.stringify(printed)}\n`)
}

function parseBound(text: string): readonly BoundAudience[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase())
  const unknown = names.find((name) => !boundAudiences.some((audience) => audience === name))
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`"${unknown}" is not an audience. Choose from ${boundAudiences.join(', ')}.`)
  }
  return boundAudiences.filter((audience) => names.includes(audience))
}

function parseNames(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

const LONGEST_TITLE = 200

function parseTitle(text: string): string {
  const title = text.replace(/\s+/g, ' ').trim()
  if (title === '' || title.length > LONGEST_TITLE) {
    throw new InvalidArgumentError(`A title has 1 to ${LONGEST_TITLE} characters.`)
  }
  return title
}

function parseDate(text: string): string {
  const isDate = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text))
  const isReal = isDate && new Date(text).toISOString().startsWith(text)
  if (!isReal) throw new InvalidArgumentError(`"${text}" is not a date: give YYYY, YYYY-MM or YYYY-MM-DD.`)
  return text
}
