import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { OutstandingPerson } from '../../web/api.ts'
import type { SortColumn, Sorting } from './arrange-outstanding.ts'
import { OutstandingRow, useRowStyles } from './outstanding-row.tsx'

const useStyles = makeStyles({
  scroller: { maxHeight: '70vh', overflowY: 'auto', border: `1px solid ${tokens.colorNeutralStroke1}` },
  virtualBody: { position: 'relative' },
  virtualRow: { position: 'absolute', insetInlineStart: 0, width: '100%' },
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    // On a telephone the headings are a row of sort buttons.
    '@media (max-width: 60rem)': { display: 'flex', flexWrap: 'wrap', width: '100%', height: 'auto' },
  },
  plainHeading: { '@media (max-width: 60rem)': { display: 'none' } },
  heading: { fontWeight: tokens.fontWeightSemibold, '@media (max-width: 60rem)': { flex: '0 0 auto' } },
})

interface TableProps {
  readonly people: readonly OutstandingPerson[]
  readonly sorting: Sorting
  readonly onSort: (column: SortColumn) => void
}

// Up to here a page with every row in it is quick, and the browser's own find works on it.
const mostRowsInFull = 200

export function OutstandingTable({ people, sorting, onSort }: TableProps) {
  const isLong = people.length > mostRowsInFull
  return isLong ? (
    <LongTable people={people} sorting={sorting} onSort={onSort} />
  ) : (
    <Table noNativeElements aria-label="People who have not signed" aria-rowcount={people.length + 1}>
      <Headings sorting={sorting} onSort={onSort} />
      <TableBody>
        {people.map((person, index) => (
          <OutstandingRow key={person.personId} person={person} aria-rowindex={index + 2} />
        ))}
      </TableBody>
    </Table>
  )
}

// Three lines of what to do next; each row is measured once it is in the page.
const usualRowPixels = 77

/** Holds only the rows in sight. */
function LongTable({ people, sorting, onSort }: TableProps) {
  const styles = useStyles()
  const scroller = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowPixels,
    getItemKey: (index) => people[index]?.personId ?? index,
    overscan: 10,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={scroller} className={styles.scroller} aria-label="People who have not signed, scrolling" tabIndex={0}>
      <Table noNativeElements aria-label="People who have not signed" aria-rowcount={people.length + 1}>
        <Headings sorting={sorting} onSort={onSort} />
        <TableBody className={styles.virtualBody} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const person = people[index]
            return (
              person && (
                <div
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  className={styles.virtualRow}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <OutstandingRow person={person} aria-rowindex={index + 2} />
                </div>
              )
            )
          })}
        </TableBody>
      </Table>
    </section>
  )
}

const headings: readonly { readonly title: string; readonly column: SortColumn | null }[] = [
  { title: 'Name', column: 'name' },
  { title: 'Audience', column: 'audience' },
  { title: 'State', column: 'state' },
  { title: 'Why', column: null },
  { title: 'What to do next', column: null },
  { title: 'Asked', column: 'asked' },
]

function Headings({ sorting, onSort }: Omit<TableProps, 'people'>) {
  const styles = useStyles()
  const rowStyles = useRowStyles()
  return (
    <TableHeader className={styles.header}>
      <TableRow className={mergeClasses(rowStyles.grid, styles.header)} aria-rowindex={1}>
        {headings.map(({ title, column }) =>
          column === null ? (
            <TableHeaderCell key={title} className={mergeClasses(styles.heading, styles.plainHeading)}>
              {title}
            </TableHeaderCell>
          ) : (
            <TableHeaderCell
              key={title}
              className={styles.heading}
              sortable
              {...(sorting.column === column ? { sortDirection: sorting.direction } : {})}
              onClick={() => onSort(column)}
            >
              {title}
            </TableHeaderCell>
          ),
        )}
      </TableRow>
    </TableHeader>
  )
}
