import type { Seen } from './word-runs.ts'

/** What was accepted, left out or put elsewhere in a Word document, in plain sentences. */
export function seenNotices(seen: Seen, notes: number): readonly string[] {
  const changes = seen.insertions + seen.deletions
  return [
    ...when(
      changes,
      `The document has tracked changes; it is read as if all were accepted (${counted(seen.insertions, 'insertion')}, ${counted(seen.deletions, 'deletion')}).`,
    ),
    ...when(
      notes,
      `${counted(notes, 'footnote')} ${are(notes)} read as text behind the paragraph or list it belongs to.`,
    ),
    ...when(seen.contents, 'The table of contents was left out.'),
    ...when(seen.hidden, `${counted(seen.hidden, 'piece')} of hidden text ${are(seen.hidden)} left out.`),
    ...when(
      seen.pictures,
      `${counted(seen.pictures, 'picture')} ${are(seen.pictures)} left out; words in a picture are not read.`,
    ),
    ...when(seen.diagrams, `${counted(seen.diagrams, 'diagram')} ${are(seen.diagrams)} left out with the words in it.`),
    ...when(seen.embedded, 'A file inside the document was left out: copy its text into the document to have it read.'),
  ]
}

function when(count: number, notice: string): readonly string[] {
  return count > 0 ? [notice] : []
}

function are(count: number): string {
  return count === 1 ? 'was' : 'were'
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}
