import { datesIn } from './policy-date.ts'

export type MetadataField =
  | 'school'
  | 'academicYear'
  | 'adoptedOn'
  | 'reviewedOn'
  | 'reviewDueOn'
  | 'reviewOn'
  | 'other'

export interface MetadataLine {
  readonly field: MetadataField
  readonly value: string
}

const labels: readonly (readonly [RegExp, MetadataField])[] = [
  [/^(?:name of )?(?:school|academy|setting)(?: name)?$/i, 'school'],
  [/^(?:academic|school) year$/i, 'academicYear'],
  [
    /^(?:date )?(?:to be|for|of next|next|due for)? ?(?:re-?view(?:ed)? due|next re-?view(?: due| date)?|to be reviewed|review due)(?: by| on| date)?$/i,
    'reviewDueOn',
  ],
  [
    /^(?:date )?(?:to be reviewed|due for review|for review|of next review|next review)(?: by| on| in)?$/i,
    'reviewDueOn',
  ],
  [/^(?:date )?(?:last )?(?:reviewed|updated|revised)(?: on| by [\w ]{1,40})?$/i, 'reviewedOn'],
  [/^(?:date )?(?:of )?last review(?:ed)?$/i, 'reviewedOn'],
  [/^(?:review date|date of review|review)$/i, 'reviewOn'],
  [
    /^(?:date )?(?:of )?(?:adopted|approved|ratified|agreed|issued|adoption|approval)(?: on)?(?: (?:by|at) [\w '’]{1,60})?(?: on)?$/i,
    'adoptedOn',
  ],
  [/^(?:version|author|owner|written by|document|date|status|policy number|ref(?:erence)?)$/i, 'other'],
]

const academicYear = /^(?:academic year )?(20\d\d) ?[-–—/] ?(?:20)?(\d\d)$/i

/** What a line of the document's head says of the document, `To be reviewed: September 2020`. */
export function metadataOf(text: string): MetadataLine | undefined {
  if (text.length > 120) return undefined
  const year = academicYear.exec(text)
  if (year) return { field: 'academicYear', value: text }
  const colon = text.search(/[:–—]/)
  const label = text.slice(0, Math.max(0, colon)).trim()
  const value = text.slice(colon + 1).trim()
  const field = labels.find(([pattern]) => pattern.test(label))?.[1]
  if (field === undefined || value === '' || /[.!?]$/.test(value)) return undefined
  const isWords = field === 'school' || field === 'other'
  return isWords || field === 'academicYear' || datesIn(value).length > 0 ? { field, value } : undefined
}

/** `2024-2025` */
export function academicYearIn(text: string): string | null {
  const match = /\b(20\d\d) ?[-–—/] ?(?:20)?(\d\d)\b/.exec(text)
  const [first, second] = [Number(match?.[1]), Number(match?.[2])]
  return match !== null && second === (first + 1) % 100 ? `${first}-${first + 1}` : null
}
