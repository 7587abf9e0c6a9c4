import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { ApiProblem, CampaignList } from '../../web/api.ts'
import type { ApiClient } from '../api-client.ts'
import { Notice } from '../notice.tsx'
import { AudienceFigures } from './audience-figures.tsx'
import { chooseCampaign } from './choose-campaign.ts'
import { CompletionHeader } from './completion-header.tsx'
import { OutstandingList } from './outstanding-list.tsx'
import { useCampaigns } from './use-campaigns.ts'
import { useCompletion } from './use-completion.ts'

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
    maxWidth: '80rem',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 40rem)': { padding: tokens.spacingHorizontalM },
  },
  loading: { padding: tokens.spacingVerticalXXXL },
})

interface PageProps {
  readonly api: ApiClient
}

export function CompletionPage({ api }: PageProps) {
  const { loading, lookAgain } = useCampaigns(api)
  switch (loading.kind) {
    case 'loading':
      return <Loading />
    case 'problem':
      return <ProblemNotice problem={loading.problem} onRetry={lookAgain} />
    case 'ready':
      return <ChosenCampaign api={api} list={loading.list} onLookAgain={lookAgain} />
  }
}

interface ChosenProps extends PageProps {
  readonly list: CampaignList
  readonly onLookAgain: () => void
}

function ChosenCampaign({ api, list, onLookAgain }: ChosenProps) {
  const [wantedId, setWantedId] = useState<string>()
  const chosen = list.campaigns.find(({ campaignId }) => campaignId === wantedId) ?? chooseCampaign(list.campaigns)
  if (chosen === undefined) {
    return (
      <Notice title="Nobody has been asked to sign yet" action={{ label: 'Look again', onClick: onLookAgain }}>
        When your ICT manager sends the policy out (with <code>assent campaign launch</code>), this page shows who has
        signed and who has not.
      </Notice>
    )
  }
  // A campaign's figures never show under another one's name: the key starts afresh.
  return (
    <CampaignFigures
      key={chosen.campaignId}
      api={api}
      campaignId={chosen.campaignId}
      list={list}
      onChoose={setWantedId}
      onLookAgain={onLookAgain}
    />
  )
}

interface FiguresProps extends ChosenProps {
  readonly campaignId: string
  readonly onChoose: (campaignId: string) => void
}

function CampaignFigures({ api, campaignId, list, onChoose, onLookAgain }: FiguresProps) {
  const styles = useStyles()
  const following = useCompletion(api, campaignId)
  if (following.kind === 'loading') return <Loading />
  if (following.kind === 'problem') return <ProblemNotice problem={following.problem} onRetry={onLookAgain} />
  const { view, isLive } = following
  return (
    <main className={styles.page}>
      <CompletionHeader view={view} isLive={isLive} list={list} onChoose={onChoose} />
      <AudienceFigures total={view.total} byAudience={view.byAudience} />
      <OutstandingList api={api} campaignId={campaignId} people={view.outstanding} total={view.total} />
    </main>
  )
}

function Loading() {
  const styles = useStyles()
  return <Spinner className={styles.loading} label="Counting who has signed" />
}

const problemTitles: Readonly<Record<ApiProblem['code'], string>> = {
  'signed-out': 'Teams has not signed you in',
  'not-a-leader': 'This page is for school leaders',
  'not-found': 'That campaign is not here',
  'bad-request': 'Something went wrong',
  'too-many-requests': 'A short pause, please',
  unavailable: 'The figures cannot be shown just now',
}

function ProblemNotice({ problem, onRetry }: { readonly problem: ApiProblem; readonly onRetry: () => void }) {
  return (
    <div role="alert">
      <Notice title={problemTitles[problem.code]} action={{ label: 'Try again', onClick: onRetry }}>
        {problem.message}
      </Notice>
    </div>
  )
}
