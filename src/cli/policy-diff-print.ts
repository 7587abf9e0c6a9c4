import type { ClauseChange, PolicyChanges, Rewording } from '../policy/changes/policy-changes.ts'

/** One shape for every change: `before` is null for what is new, `after` for what is gone. */
export function changesAsJson({ clauses, renumbered, unchanged, declaration, isRewritten }: PolicyChanges): object {
  return {
    isRewritten,
    changes: clauses.map((change) => ({
      before: null,
      after: null,
      rewording: null,
      isRuleChanged: false,
      audiences: null,
      isMoved: false,
      ...change,
    })),
    declaration,
    renumbered,
    unchanged: unchanged.length,
  }
}

/** What a school office reads: the counts, then one line a change with the words under it. */
export function changesAsText(title: string, changes: PolicyChanges): string {
  const { clauses, declaration, isRewritten } = changes
  const paragraphs = [`${title}: what changed\n${countsLine(changes)}`]
  if (isRewritten) paragraphs.push('Hardly a clause is as it was: read it as a new policy.')
  if (declaration) paragraphs.push([declaration.summary, ...wordLines(declaration.rewording)].join('\n'))
  paragraphs.push(...clauses.map(changeLines))
  return `${paragraphs.join('\n\n')}\n`
}

function countsLine({ clauses, renumbered, unchanged }: PolicyChanges): string {
  const count = (kind: ClauseChange['kind']) => clauses.filter((change) => change.kind === kind).length
  return [
    `${count('added')} new`,
    `${count('removed')} gone`,
    `${count('changed')} changed`,
    `${renumbered.length} with only another number or heading`,
    `${unchanged.length} as they were`,
  ].join(', ')
}

function changeLines(change: ClauseChange): string {
  return [change.summary, ...(change.kind === 'changed' ? wordLines(change.rewording) : [])].join('\n')
}

function wordLines(rewording: Rewording | null): readonly string[] {
  if (rewording === null) return []
  const { isRewritten, parts } = rewording
  if (isRewritten) return parts.map(({ kind, text }) => `  ${kind === 'removed' ? 'before:' : 'now:   '} ${text}`)
  const marked = parts.map(({ kind, text }) => (kind === 'kept' ? text : mark(kind, text)))
  return [`  ${marked.join('')}`]
}

/** Spaces stay outside, so that the marks stand at the words. */
function mark(kind: 'removed' | 'added', text: string): string {
  const words = text.trim()
  const [before = '', after = ''] = words === '' ? ['', text] : text.split(words)
  return `${before}[${kind}: ${words}]${after}`
}
