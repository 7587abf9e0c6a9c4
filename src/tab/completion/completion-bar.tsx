import { makeStyles, tokens } from '@fluentui/react-components'
import { memo, useId } from 'react'
import type { Tally } from '../../web/api.ts'
import { type State, states } from './words.ts'

const useStyles = makeStyles({
  bar: { display: 'block', width: '100%', height: '1.25rem' },
  swatch: { display: 'inline-block', flexShrink: 0, width: '1rem', height: '1rem' },
  outline: { fill: 'none', stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '1px' },
  signed: { fill: tokens.colorCompoundBrandBackground },
  ground: { fill: tokens.colorNeutralBackground1 },
  mark: { stroke: tokens.colorNeutralForeground2, strokeWidth: '1.5px', fill: 'none' },
  dot: { fill: tokens.colorNeutralForeground2 },
})

interface Segment {
  readonly state: State
  readonly fromPercent: number
  readonly percent: number
}

/** One audience as a picture; the same figures stand beside it in words. */
export const CompletionBar = memo(function CompletionBar({
  tally,
  label,
}: {
  readonly tally: Tally
  readonly label: string
}) {
  const styles = useStyles()
  const id = useId()
  return (
    <svg className={styles.bar} role="img" aria-label={label}>
      <Patterns id={id} />
      {segmentsOf(tally).map(({ state, fromPercent, percent }) => (
        <Piece key={state} id={id} state={state} x={`${fromPercent}%`} width={`${percent}%`} />
      ))}
      <rect className={styles.outline} x="0.5" y="0.5" width="calc(100% - 1px)" height="calc(100% - 1px)" />
    </svg>
  )
})

/** The pattern that stands for a state, wherever the state is named. */
export function StateSwatch({ state }: { readonly state: State }) {
  const styles = useStyles()
  const id = useId()
  return (
    <svg className={styles.swatch} aria-hidden="true">
      <Patterns id={id} />
      <Piece id={id} state={state} x="0" width="100%" />
      <rect className={styles.outline} x="0.5" y="0.5" width="15" height="15" />
    </svg>
  )
}

interface PieceProps {
  readonly id: string
  readonly state: State
  readonly x: string
  readonly width: string
}

function Piece({ id, state, x, width }: PieceProps) {
  const styles = useStyles()
  if (state === 'signed') return <rect className={styles.signed} x={x} width={width} height="100%" />
  return (
    <>
      <rect fill={`url(#${id}-${state})`} x={x} width={width} height="100%" />
      <rect className={styles.outline} x={x} width={width} height="100%" />
    </>
  )
}

/** Told apart without colour: stripes, crosses, dots, plain. */
function Patterns({ id }: { readonly id: string }) {
  const styles = useStyles()
  const tile = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' } as const
  const ground = <rect className={styles.ground} width="8" height="8" />
  return (
    <defs>
      <pattern id={`${id}-pending`} {...tile}>
        {ground}
      </pattern>
      <pattern id={`${id}-declined`} {...tile}>
        {ground}
        <path className={styles.mark} d="M1.5 1.5l5 5M6.5 1.5l-5 5" />
      </pattern>
      <pattern id={`${id}-unreachable`} {...tile}>
        {ground}
        <path className={styles.mark} d="M-2 6L6 -2M-2 14L14 -2M2 10L10 2" />
      </pattern>
      <pattern id={`${id}-excused`} {...tile}>
        {ground}
        <circle className={styles.dot} cx="4" cy="4" r="1.5" />
      </pattern>
    </defs>
  )
}

function segmentsOf(tally: Tally): readonly Segment[] {
  if (tally.expected === 0) return []
  let from = 0
  return states.flatMap((state) => {
    const percent = (tally[state] / tally.expected) * 100
    const segment = { state, fromPercent: from, percent }
    from += percent
    return percent > 0 ? [segment] : []
  })
}
