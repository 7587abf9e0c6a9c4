import template from '../../cards/receipt.json' with { type: 'json' }
import type { LedgerRecord, ReceiptNo } from '../attestations/attestation.ts'
import type { CardContext } from './card-context.ts'
import { type Card, expandCard } from './card-template.ts'
import { escapeMarkdown, longDateTime, paragraphsOf, shownName } from './card-text.ts'
import { capacityWords, fieldFacts, fullTextUrl, standingWords } from './policy-words.ts'

/** What replaces the card for good. It is made from the ledger record alone, so every device shows the same. */
export function renderReceipt({ publicUrl }: CardContext, record: LedgerRecord, receiptNo: ReceiptNo): Card {
  const title = shownName(record.policyTitle)
  const isCarriedOver = record.kind === 'carried-over'
  return expandCard(template, {
    title: escapeMarkdown(title),
    fallbackText: isCarriedOver
      ? `${standingWords(record)} Receipt ${receiptNo}.`
      : `You signed ${title} on ${longDateTime(record.at)}. Receipt ${receiptNo}.`,
    thanks: isCarriedOver
      ? standingWords(record)
      : `Thank you, ${shownName(record.displayName)}. Your signature is recorded.`,
    facts: [
      { label: 'Receipt number', value: receiptNo },
      { label: isCarriedOver ? 'Recorded' : 'Signed', value: longDateTime(record.at) },
      { label: 'Signed as', value: capacityWords(record.audiences) },
      ...fieldFacts(record),
    ],
    statement: paragraphsOf(record.statement),
    fullTextUrl: fullTextUrl(publicUrl, record, record.audiences),
  })
}
