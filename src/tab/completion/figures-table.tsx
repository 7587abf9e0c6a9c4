import { makeStyles, tokens } from '@fluentui/react-components'
import type { CompletionView, Tally } from '../../web/api.ts'
import { audienceWord, states, stateWords } from './words.ts'

const useStyles = makeStyles({
  scroller: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: tokens.fontWeightRegular,
  },
  rowName: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
  },
})

const columns = ['expected', ...states] as const

/** The figures behind the bars; wider than a telephone, so it scrolls by itself there. */
export function FiguresTable({ total, byAudience }: Pick<CompletionView, 'total' | 'byAudience'>) {
  const styles = useStyles()
  const rows: readonly (readonly [string, Tally])[] = [
    ...byAudience.map(({ audience, tally }) => [audienceWord(audience), tally] as const),
    ['Everybody', total],
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroller} aria-label="Figures by audience" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.rowName}>
              Audience
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.cell}>
                {column === 'expected' ? 'Asked to sign' : stateWords[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, tally]) => (
            <tr key={name}>
              <th scope="row" className={styles.rowName}>
                {name}
              </th>
              {columns.map((column) => (
                <td key={column} className={styles.cell}>
                  {tally[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
