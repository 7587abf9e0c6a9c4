import { Button, makeStyles, Text, Title2, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  block: { margin: 0 },
  notice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    maxWidth: '36rem',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
  },
})

interface NoticeProps {
  readonly title: string
  readonly children: ReactNode
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

/** A whole page that says one thing, and what to do next. */
export function Notice({ title, children, action }: NoticeProps) {
  const styles = useStyles()
  return (
    <main className={styles.notice}>
      <Title2 as="h1" className={styles.block}>
        {title}
      </Title2>
      <Text as="p" size={400} className={styles.block}>
        {children}
      </Text>
      {action && (
        <Button appearance="primary" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </main>
  )
}
