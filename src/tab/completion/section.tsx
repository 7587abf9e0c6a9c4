import { makeStyles, Subtitle1, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  title: { margin: 0 },
})

interface SectionProps {
  readonly id: string
  readonly title: string
  /** Stands beside the title, or below it where there is no room. */
  readonly action: ReactNode
  readonly children: ReactNode
}

export function Section({ id, title, action, children }: SectionProps) {
  const styles = useStyles()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.top}>
        <Subtitle1 as="h2" id={id} className={styles.title}>
          {title}
        </Subtitle1>
        {action}
      </div>
      {children}
    </section>
  )
}
