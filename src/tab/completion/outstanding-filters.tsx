import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components'
import type { OutstandingPerson } from '../../web/api.ts'
import type { Filter } from './arrange-outstanding.ts'
import { audienceWord, states, stateWords } from './words.ts'

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    maxWidth: '48rem',
    '@media (max-width: 40rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

interface FiltersProps {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
  /** Only choices that some of them answer to are offered. */
  readonly people: readonly OutstandingPerson[]
}

const audiences = ['staff', 'governor', 'visitor'] as const
const outstandingStates = states.filter((state) => state !== 'signed')

export function OutstandingFilters({ filter, onChange, people }: FiltersProps) {
  const styles = useStyles()
  const offered = {
    // A choice that is set stays on offer when live changes leave nobody to answer to it.
    audiences: audiences.filter(
      (one) => one === filter.audience || people.some((person) => person.audiences.includes(one)),
    ),
    states: outstandingStates.filter((one) => one === filter.state || people.some(({ state }) => state === one)),
  }
  const toAudience = (value: string) => offered.audiences.find((one) => one === value) ?? 'all'
  const toState = (value: string) => offered.states.find((one) => one === value) ?? 'all'
  return (
    <search className={styles.filters}>
      <Field label="Search by name or job title">
        <Input
          type="search"
          value={filter.text}
          onChange={(_event, { value }) => onChange({ ...filter, text: value })}
        />
      </Field>
      <Field label="Audience">
        <Select
          value={filter.audience}
          onChange={(_event, { value }) => onChange({ ...filter, audience: toAudience(value) })}
        >
          <option value="all">Everybody</option>
          {offered.audiences.map((one) => (
            <option key={one} value={one}>
              {audienceWord(one)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="State">
        <Select value={filter.state} onChange={(_event, { value }) => onChange({ ...filter, state: toState(value) })}>
          <option value="all">Any</option>
          {offered.states.map((one) => (
            <option key={one} value={one}>
              {stateWords[one]}
            </option>
          ))}
        </Select>
      </Field>
    </search>
  )
}
