import template from '../../cards/history.json' with { type: 'json' }
import type { LedgerRecord } from '../attestations/attestation.ts'
import type { HistoryEntry } from '../attestations/history.ts'
import { type Card, expandCard } from './card-template.ts'
import { longDateTime, plural, shorten, shownName } from './card-text.ts'
import { standingWords } from './policy-words.ts'

// Ten years of yearly policies; a longer list would not be read in a chat.
const MAX_ENTRIES = 10

/** What this person signed and declined, as it comes: newest first. */
export function renderHistory(entries: readonly HistoryEntry[]): Card {
  const signed = entries.filter(({ record }) => record.kind !== 'declined').length
  return expandCard(template, {
    fallbackText: `You have signed ${plural(signed, 'policy', 'policies')}.`,
    summary: summaryOf(entries.length),
    entries: entries.slice(0, MAX_ENTRIES).map(entryOf),
  })
}

function summaryOf(count: number): string {
  if (count === 0) return 'Nothing yet. When you sign a policy, it is listed here with its receipt number.'
  if (count > MAX_ENTRIES) return `The newest ${MAX_ENTRIES} of ${count} entries. The school office can print the rest.`
  return `${plural(count, 'entry', 'entries')}, newest first.`
}

function entryOf({ record, receiptNo }: HistoryEntry) {
  const when = longDateTime(record.at)
  return { title: shownName(record.policyTitle), lines: linesOf(record, when, receiptNo).map((text) => ({ text })) }
}

function linesOf(record: LedgerRecord, when: string, receiptNo: string): readonly string[] {
  switch (record.kind) {
    case 'signed':
      return [`Signed on ${when}`, `Receipt number ${receiptNo}`]
    case 'carried-over':
      return [standingWords(record), `Recorded on ${when}`, `Receipt number ${receiptNo}`]
    case 'declined':
      return [
        `You said you could not sign yet on ${when}`,
        `Your reason: ${shorten(record.reason ?? '', 200)}`,
        `Record number ${receiptNo}`,
      ]
  }
}
