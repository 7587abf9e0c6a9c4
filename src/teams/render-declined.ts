import template from '../../cards/declined.json' with { type: 'json' }
import type { LedgerRecord } from '../attestations/attestation.ts'
import type { CardContext } from './card-context.ts'
import { type Card, expandCard } from './card-template.ts'
import { escapeMarkdown, longDateTime, shorten, shownName } from './card-text.ts'
import { fullTextUrl } from './policy-words.ts'

/** What somebody sees after saying that they can't sign yet, with the way back to the card. */
export function renderDeclined({ publicUrl, askedBy }: CardContext, record: LedgerRecord): Card {
  const title = shownName(record.policyTitle)
  return expandCard(template, {
    title: escapeMarkdown(title),
    fallbackText: `You told the school that you can't sign ${title} yet. Type "policy" to get the card again.`,
    facts: [
      { label: 'Your reason', value: shorten(record.reason ?? '', 500) },
      { label: 'Sent', value: longDateTime(record.at) },
      { label: 'Asked by', value: shownName(askedBy) },
    ],
    fullTextUrl: fullTextUrl(publicUrl, record, record.audiences),
  })
}
