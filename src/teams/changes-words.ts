import type { ChangesSinceSigned } from '../attestations/changes-since-signed.ts'
import { summariesByImportance } from '../policy/changes/by-importance.ts'
import { longDay, shownName } from './card-text.ts'
import { capacityWords } from './policy-words.ts'

/** More than these is a policy to be read, and not a list. */
export const MOST_CHANGES = 6
const LONGEST_LINE = 220

export interface ChangesSection {
  readonly title: string
  readonly lines: readonly { readonly text: string }[]
}

/** What changed since somebody signed, with at most so many of the changes told one by one. */
export function changesSection({ signedAt, changes, newAudiences }: ChangesSinceSigned, most: number): ChangesSection {
  const told = changes.isRewritten ? [rewritten] : summariesByImportance(changes)
  const shown = told.slice(0, most).map((line) => shownName(line, LONGEST_LINE))
  const lines = [...asNewcomer(newAudiences), ...shown, ...more(told.length - shown.length, shown.length)]
  return {
    title: `What changed since you signed on ${longDay(signedAt)}`,
    lines: (lines.length > 0 ? lines : [nothing]).map((text) => ({ text })),
  }
}

const nothing = 'Nothing that applies to you has changed.'
const rewritten = 'The policy has been rewritten. Please read it as a new one.'

function asNewcomer(newAudiences: ChangesSinceSigned['newAudiences']): readonly string[] {
  if (newAudiences.length === 0) return []
  return [
    `You are now asked as ${capacityWords(newAudiences)}, and what binds you as such is new to you. Please read it all.`,
  ]
}

function more(count: number, shown: number): readonly string[] {
  if (count === 0) return []
  const what = shown === 0 ? `${count} ${count === 1 ? 'thing has' : 'things have'} changed` : `and ${count} more`
  return [`${what}. Please read the full policy below.`]
}
