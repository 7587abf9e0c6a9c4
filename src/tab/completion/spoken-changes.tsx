import { makeStyles } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'

const useStyles = makeStyles({
  heardOnly: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
})

// While a whole school signs, a change a second would talk over everything else a screen reader says.
const quietMs = 15_000

/** Says changed words to a screen reader, politely and not too often; what is there at first is read with the page. */
export function SpokenChanges({ words }: { readonly words: string }) {
  const styles = useStyles()
  const [spoken, setSpoken] = useState('')
  const known = useRef(words)
  const lastSpokenMs = useRef(0)
  useEffect(() => {
    if (words === known.current) return
    const sinceMs = Date.now() - lastSpokenMs.current
    const timer = setTimeout(
      () => {
        known.current = words
        lastSpokenMs.current = Date.now()
        setSpoken(words)
      },
      Math.max(0, quietMs - sinceMs),
    )
    return () => clearTimeout(timer)
  }, [words])
  return (
    <div role="status" className={styles.heardOnly}>
      {spoken}
    </div>
  )
}
