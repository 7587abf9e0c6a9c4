import { makeStyles, mergeClasses, TableCell, TableRow, Text, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { OutstandingPerson } from '../../web/api.ts'
import { StateSwatch } from './completion-bar.tsx'
import { shortDate } from './dates.ts'
import { audienceWords, stateWords } from './words.ts'

export const useRowStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: '1.4fr 0.9fr 1.1fr 1.9fr 1.9fr 0.8fr',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
    '@media (max-width: 60rem)': { display: 'block' },
  },
  row: { padding: `${tokens.spacingVerticalS} 0`, height: 'auto' },
  cell: { display: 'block', height: 'auto', minHeight: '1.5rem', overflowWrap: 'anywhere', minWidth: 0 },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
  state: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  // In a wide table the heading says it.
  label: { display: 'none', '@media (max-width: 60rem)': { display: 'inline', color: tokens.colorNeutralForeground2 } },
})

interface RowProps {
  readonly person: OutstandingPerson
  readonly 'aria-rowindex': number
}

export function OutstandingRow({ person, ...row }: RowProps) {
  const styles = useRowStyles()
  return (
    <TableRow {...row} className={mergeClasses(styles.grid, styles.row)}>
      <Cell>
        <span className={styles.name} dir="auto">
          {person.displayName}
        </span>
        {person.jobTitle !== null && (
          <span className={styles.quiet} dir="auto">
            {person.jobTitle}
          </span>
        )}
      </Cell>
      <Cell>{audienceWords(person.audiences)}</Cell>
      <Cell>
        <span className={styles.state}>
          <StateSwatch state={person.state} />
          {stateWords[person.state]}
        </span>
      </Cell>
      <Cell label="Why">{person.reason}</Cell>
      <Cell label="What to do next">{person.nextStep}</Cell>
      <Cell label="Asked">{person.askedAt === null ? 'Not yet' : shortDate(person.askedAt)}</Cell>
    </TableRow>
  )
}

function Cell({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  const styles = useRowStyles()
  return (
    <TableCell className={styles.cell}>
      {label !== undefined && <Text className={styles.label}>{label}: </Text>}
      {children}
    </TableCell>
  )
}
