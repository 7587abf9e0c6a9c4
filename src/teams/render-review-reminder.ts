import type { ReviewReminder } from '../campaigns/review/ports.ts'
import type { ReviewDay } from '../campaigns/review/review-day.ts'
import type { ReviewStep } from '../campaigns/review/review-step.ts'
import type { CardContext } from './card-context.ts'
import type { Card } from './card-template.ts'
import { longDate, longDay, shownName } from './card-text.ts'
import { dateWords, fullTextUrl } from './policy-words.ts'
import { renderMessage } from './render-message.ts'

const when: Readonly<Record<ReviewStep, string>> = {
  'two-months': 'That is about two months away: time to ask governors and colleagues what should change.',
  'one-month': 'That is about a month away.',
  'one-week': 'That is a week away, or less.',
  due: 'That day has come.',
}

/** Tells the owner of a policy that it has to be looked at again, and how to ask everybody anew. */
export function renderReviewReminder(
  { publicUrl }: CardContext,
  { step, review, campaign, version }: ReviewReminder,
): Card {
  return renderMessage({
    title: `${shownName(version.policy.title)}: review due ${dueWords(review)}`,
    paragraphs: [
      `${when[step]}${review.stated === null ? ` The policy names no date that is still to come; it was sent for signature on ${longDay(campaign.launchedAt)}, and people sign every year.` : ''}`,
      'Until a new text is sent, this one stays in force and its signatures count.',
      `When the new text is ready, or if nothing has changed, whoever runs Assent can ask the same people again. Everybody is then shown what has changed since they signed. The command begins: assent campaign launch --from ${campaign.campaignId}`,
    ],
    links: [{ title: 'Read the policy', url: fullTextUrl(publicUrl, version, []) }],
  })
}

/** `in September 2027`, `on 4 September 2027`. */
function dueWords({ on, stated }: ReviewDay): string {
  if (stated === null || stated.length === 'YYYY-MM-DD'.length) return `on ${longDate(on)}`
  return `in ${dateWords(stated)}`
}
