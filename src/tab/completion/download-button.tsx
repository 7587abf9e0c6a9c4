import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { type ApiClient, toProblem } from '../api-client.ts'
import { type DownloadedFile, downloadOutstanding } from './download-outstanding.ts'

const useStyles = makeStyles({
  // No gap beside words that are not there yet.
  download: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', rowGap: tokens.spacingVerticalS },
  words: { ':not(:empty)': { marginInlineEnd: tokens.spacingHorizontalM } },
})

interface DownloadProps {
  readonly api: ApiClient
  readonly campaignId: string
}

export function DownloadButton({ api, campaignId }: DownloadProps) {
  const styles = useStyles()
  const [words, setWords] = useState('')
  const download = async () => {
    setWords('Making the file.')
    try {
      const file = await downloadOutstanding(api, campaignId)
      save(file)
      setWords(`Saved as ${file.name}.`)
    } catch (error) {
      setWords(toProblem(error).message)
    }
  }
  return (
    <div className={styles.download}>
      <Text role="status" className={styles.words}>
        {words}
      </Text>
      <Button onClick={() => void download()}>Download as CSV</Button>
    </div>
  )
}

/** A link with a token cannot be opened by the browser itself, so the file comes from memory. */
function save({ name, content }: DownloadedFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
