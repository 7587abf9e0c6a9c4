import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { CompletionView, Tally } from '../../web/api.ts'
import { CompletionBar, StateSwatch } from './completion-bar.tsx'
import { FiguresTable } from './figures-table.tsx'
import { signedWords, tallyWords } from './headline.ts'
import { Section } from './section.tsx'
import { audienceWord, states, stateWords } from './words.ts'

const useStyles = makeStyles({
  heading: { margin: 0 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 18rem), 1fr))',
    gap: tokens.spacingHorizontalXXL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  audience: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  entry: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
})

type Figures = Pick<CompletionView, 'total' | 'byAudience'>

export function AudienceFigures({ total, byAudience }: Figures) {
  const [isTable, setIsTable] = useState(false)
  const turn = <Button onClick={() => setIsTable(!isTable)}>{isTable ? 'Show as bars' : 'Show as table'}</Button>
  return (
    <Section id="audiences" title="By audience" action={turn}>
      {isTable ? <FiguresTable total={total} byAudience={byAudience} /> : <Bars byAudience={byAudience} />}
      {countedTwice({ total, byAudience }) && (
        <Text>Somebody in two audiences counts in both, and once in the total above.</Text>
      )}
    </Section>
  )
}

function Bars({ byAudience }: Pick<Figures, 'byAudience'>) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {byAudience.map(({ audience, tally }) => (
        <li key={audience} className={styles.audience}>
          <Subtitle2 as="h3" className={styles.heading}>
            {audienceWord(audience)}
          </Subtitle2>
          <Text>{signedWords(tally)}</Text>
          <CompletionBar tally={tally} label={`${audienceWord(audience)}: ${tallyWords(tally)}`} />
          <Legend tally={tally} />
        </li>
      ))}
    </ul>
  )
}

function Legend({ tally }: { readonly tally: Tally }) {
  const styles = useStyles()
  return (
    <ul className={styles.legend}>
      {states
        .filter((state) => tally[state] > 0)
        .map((state) => (
          <li key={state} className={styles.entry}>
            <StateSwatch state={state} />
            <Text size={200}>
              {stateWords[state]} {tally[state]}
            </Text>
          </li>
        ))}
    </ul>
  )
}

function countedTwice({ total, byAudience }: Figures): boolean {
  return byAudience.reduce((sum, { tally }) => sum + tally.expected, 0) > total.expected
}
