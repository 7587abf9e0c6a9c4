import type { Block } from './blocks.ts'
import type { Line } from './lines.ts'
import { academicYearIn, metadataOf } from './metadata-line.ts'
import type { Policy } from './policy.ts'
import { datesIn } from './policy-date.ts'
import { isSchoolName, schoolIn } from './school-name.ts'

export type FrontMatter = Pick<
  Policy,
  'title' | 'school' | 'academicYear' | 'adoptedOn' | 'reviewedOn' | 'reviewDueOn'
> & {
  /** The blocks that are metadata and no clauses. */
  readonly blocks: ReadonlySet<Block>
  readonly notices: readonly string[]
  readonly isTitleNamed: boolean
  /** One "date of review" stands there, and which it is was a guess. */
  readonly isReviewGuessed: boolean
}

const FRONT = 15

/** Title, school and dates, from the head of the document and from its page header. */
export function readFrontMatter(
  blocks: readonly Block[],
  pageHeader: readonly Line[],
  isTitleLine: (block: Block, index: number) => boolean,
): FrontMatter {
  const front = blocks.slice(0, FRONT)
  const body = front.findIndex((block, index) => !isMetadata(block) && !isTitleLine(block, index))
  const head = front.slice(0, body === -1 ? front.length : body)
  const names = [
    ...pageHeader.map(({ text }) => text),
    ...head.filter(({ number }) => number === null).map(({ text }) => text),
  ]
  const titleLine = names
    .filter((text) => metadataOf(text) === undefined && !isSchoolName(text))
    .toSorted(byTitleness)[0]
  const facts = [...pageHeader.map(({ text }) => text), ...blocks.flatMap(textsOf)].flatMap(
    (text) => metadataOf(text) ?? [],
  )
  const value = (field: string) => facts.find((fact) => fact.field === field)?.value
  const date = (field: string) => datesIn(value(field) ?? '')[0] ?? null
  const school = value('school') ?? schoolIn(names) ?? null
  const dates = settleReview(
    { adoptedOn: date('adoptedOn'), reviewedOn: date('reviewedOn'), reviewDueOn: date('reviewDueOn') },
    date('reviewOn'),
  )
  const { isGuess, ...settled } = dates
  const title = withoutSchool(titleLine ?? 'Acceptable use policy', school)
  const used = blocks.filter(
    (block) => isMetadata(block) || isSchoolName(block.text) || (head.includes(block) && block.text === titleLine),
  )
  return {
    title,
    school,
    academicYear: academicYearIn([value('academicYear') ?? '', ...names].join('\n')),
    ...settled,
    isTitleNamed: titleLine !== undefined,
    isReviewGuessed: isGuess,
    blocks: new Set(used),
    notices: [
      ...(titleLine === undefined ? ['The text names no title, so it is called "Acceptable use policy".'] : []),
      ...(isGuess ? ['One "date of review" is given; it is read as the date the next review is due.'] : []),
    ],
  }
}

/** A row of a table says one thing in two cells, or one in each. */
function textsOf(block: Block): readonly string[] {
  return block.kind === 'row' ? [...block.cells, block.cells.slice(0, 2).join(': ')] : [block.text]
}

function isMetadata(block: Block): boolean {
  return block.kind !== 'item' && textsOf(block).some((text) => metadataOf(text) !== undefined)
}

function byTitleness(a: string, b: string): number {
  return titleness(b) - titleness(a)
}

function titleness(text: string): number {
  return (
    (/acceptable us/i.test(text) ? 2 : 0) +
    (/\b(?:use of|technology|ict|online|internet)\b/i.test(text) ? 1 : 0) +
    (/\b(?:policy|agreement|code of conduct)\b/i.test(text) ? 2 : 0)
  )
}

function withoutSchool(title: string, school: string | null): string {
  const rest = school === null ? title : title.replace(school, '').replace(/^[\s:–—,-]+|[\s:–—,-]+$/g, '')
  return rest === '' ? title : rest
}

interface Dates {
  readonly adoptedOn: string | null
  readonly reviewedOn: string | null
  readonly reviewDueOn: string | null
}

/** "Date of review" alone is past or to come: beside an earlier adoption it is the review that is due. */
function settleReview(dates: Dates, reviewOn: string | null): Dates & { readonly isGuess: boolean } {
  if (reviewOn === null || dates.reviewDueOn !== null) return { ...dates, isGuess: false }
  if (dates.reviewedOn === null && (dates.adoptedOn === null || reviewOn <= dates.adoptedOn)) {
    return { ...dates, reviewedOn: reviewOn, isGuess: false }
  }
  return { ...dates, reviewDueOn: reviewOn, isGuess: true }
}
