import { Text } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { OutstandingPerson, Tally } from '../../web/api.ts'
import type { ApiClient } from '../api-client.ts'
import { arrangeOutstanding, everybody, mostUrgentFirst, nextSorting } from './arrange-outstanding.ts'
import { DownloadButton } from './download-button.tsx'
import { OutstandingFilters } from './outstanding-filters.tsx'
import { OutstandingTable } from './outstanding-table.tsx'
import { Section } from './section.tsx'
import { peopleWords } from './words.ts'

interface ListProps {
  readonly api: ApiClient
  readonly campaignId: string
  readonly people: readonly OutstandingPerson[]
  readonly total: Tally
}

export function OutstandingList({ api, campaignId, people, total }: ListProps) {
  const [filter, setFilter] = useState(everybody)
  const [sorting, setSorting] = useState(mostUrgentFirst)
  const shown = useMemo(() => arrangeOutstanding(people, filter, sorting), [people, filter, sorting])
  return (
    <Section
      id="outstanding"
      title="Who has not signed"
      action={people.length > 0 && <DownloadButton api={api} campaignId={campaignId} />}
    >
      {people.length === 0 ? (
        <Text>
          {total.expected === 0 ? 'This campaign asks nobody.' : 'Nobody is outstanding. There is nothing to do here.'}
        </Text>
      ) : (
        <>
          <OutstandingFilters filter={filter} onChange={setFilter} people={people} />
          <Text role="status">{shownWords(shown.length, people.length)}</Text>
          {shown.length > 0 && (
            <OutstandingTable
              people={shown}
              sorting={sorting}
              onSort={(column) => setSorting(nextSorting(sorting, column))}
            />
          )}
        </>
      )}
    </Section>
  )
}

function shownWords(shown: number, all: number): string {
  if (shown === all) return `${peopleWords(all)} in the list.`
  if (shown === 0) return 'Nobody in the list matches. Change the search or the filters.'
  return `${shown} of ${peopleWords(all)} shown.`
}
