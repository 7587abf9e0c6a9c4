import type { OutstandingPerson } from '../../web/api.ts'
import { audienceWords } from './words.ts'

export const sortColumns = ['name', 'audience', 'state', 'asked'] as const
export type SortColumn = (typeof sortColumns)[number]

export interface Sorting {
  readonly column: SortColumn
  readonly direction: 'ascending' | 'descending'
}

export interface Filter {
  readonly text: string
  readonly audience: OutstandingPerson['audiences'][number] | 'all'
  readonly state: OutstandingPerson['state'] | 'all'
}

export const everybody: Filter = { text: '', audience: 'all', state: 'all' }

/** Those whom a leader has to do something about come first. */
export const mostUrgentFirst: Sorting = { column: 'state', direction: 'ascending' }
const urgency: readonly OutstandingPerson['state'][] = ['unreachable', 'declined', 'pending', 'excused']

// Łukasz beside Lucy, and Room 10 after Room 9.
const collator = new Intl.Collator('en-GB', { numeric: true })

export function arrangeOutstanding(
  people: readonly OutstandingPerson[],
  filter: Filter,
  sorting: Sorting,
): readonly OutstandingPerson[] {
  const sign = sorting.direction === 'ascending' ? 1 : -1
  return people
    .filter((person) => matches(person, filter))
    .toSorted((a, b) => sign * compareBy(sorting.column, a, b) || collator.compare(a.displayName, b.displayName))
}

/** The same column turns round; another one starts ascending. */
export function nextSorting(sorting: Sorting, column: SortColumn): Sorting {
  const turns = sorting.column === column && sorting.direction === 'ascending'
  return { column, direction: turns ? 'descending' : 'ascending' }
}

function matches(person: OutstandingPerson, { text, audience, state }: Filter): boolean {
  if (audience !== 'all' && !person.audiences.includes(audience)) return false
  if (state !== 'all' && person.state !== state) return false
  const searched = searchable(`${person.displayName} ${person.jobTitle ?? ''}`)
  return searchable(text)
    .split(/\s+/)
    .every((word) => searched.includes(word))
}

// Letters and marks that a keyboard in a school office has no key for, and that lose nothing by normalising.
const plainForms: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss', '’': "'" }

/** `Siân` is found by `sian`, `O’Rourke` by `o'rourke`. */
function searchable(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
  return plain.replaceAll(/[łøß’]/g, (letter) => plainForms[letter] ?? letter)
}

function compareBy(column: SortColumn, a: OutstandingPerson, b: OutstandingPerson): number {
  switch (column) {
    case 'name':
      return collator.compare(a.displayName, b.displayName)
    case 'audience':
      return collator.compare(audienceWords(a.audiences), audienceWords(b.audiences))
    case 'state':
      return urgency.indexOf(a.state) - urgency.indexOf(b.state)
    case 'asked':
      // Not asked yet counts as later than everybody who was.
      return collator.compare(a.askedAt ?? '9999', b.askedAt ?? '9999')
  }
}
