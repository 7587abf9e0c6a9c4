import { Field, Link, makeStyles, Select, Subtitle1, Text, tokens } from '@fluentui/react-components'
import type { CampaignList, CampaignSummary, CompletionView } from '../../web/api.ts'
import { campaignWords } from './choose-campaign.ts'
import { clockTime, dueWords } from './dates.ts'
import { exceptionWords, signedWords } from './headline.ts'
import { SpokenChanges } from './spoken-changes.tsx'

const useStyles = makeStyles({
  header: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  headline: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    margin: `${tokens.spacingVerticalS} 0`,
    '@media (max-width: 40rem)': { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXL, rowGap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  picker: { maxWidth: '36rem' },
})

interface HeaderProps {
  readonly view: CompletionView
  readonly isLive: boolean
  readonly list: CampaignList
  readonly onChoose: (campaignId: string) => void
}

export function CompletionHeader({ view, isLive, list, onChoose }: HeaderProps) {
  const styles = useStyles()
  const { campaign, total } = view
  const exceptions = exceptionWords(total)
  return (
    <header className={styles.header}>
      <Text className={styles.quiet}>{list.schoolName}</Text>
      <Subtitle1 as="h1" className={styles.title}>
        Who has signed: <span dir="auto">{campaign.policyTitle}</span>
      </Subtitle1>
      {list.campaigns.length > 1 && (
        <CampaignPicker campaigns={list.campaigns} chosenId={campaign.campaignId} onChoose={onChoose} />
      )}
      <p className={styles.headline}>
        {signedWords(total)}
        {exceptions !== '' && ` ${exceptions}`}
      </p>
      <SpokenChanges words={signedWords(total)} />
      <div className={styles.facts}>
        <Text>{stateWords(campaign)}</Text>
        <Link href={campaign.policyUrl} target="_blank" inline>
          Read the policy (opens a new window)
        </Link>
        <Text className={styles.quiet}>
          {isLive
            ? `Live. Last change at ${clockTime(view.asOf)}.`
            : `Connecting again. Figures from ${clockTime(view.asOf)}.`}
        </Text>
      </div>
    </header>
  )
}

function stateWords({ state, dueOn }: CampaignSummary): string {
  if (state === 'closed') return 'This campaign is closed.'
  if (state === 'superseded') return 'A newer campaign for this policy has replaced this one.'
  return dueWords(dueOn, new Date())
}

interface PickerProps {
  readonly campaigns: readonly CampaignSummary[]
  readonly chosenId: string
  readonly onChoose: (campaignId: string) => void
}

function CampaignPicker({ campaigns, chosenId, onChoose }: PickerProps) {
  const styles = useStyles()
  return (
    <Field label="Campaign" className={styles.picker}>
      <Select value={chosenId} onChange={(_event, { value }) => onChoose(value)}>
        {campaigns.map((campaign) => (
          <option key={campaign.campaignId} value={campaign.campaignId}>
            {campaignWords(campaign)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
