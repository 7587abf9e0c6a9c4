import template from '../../cards/sign-policy.json' with { type: 'json' }
import type { ChangesSinceSigned } from '../attestations/changes-since-signed.ts'
import type { Assignment } from '../campaigns/assignment.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import { type TypedField, typedFields } from '../policy/declaration.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { CardContext } from './card-context.ts'
import { type Card, cardBytes, expandCard, maxCardBytes } from './card-template.ts'
import { capLength, escapeMarkdown, longDate, paragraphsOf, shorten, shownName } from './card-text.ts'
import { changesSection, MOST_CHANGES } from './changes-words.ts'
import { contactWords, fullTextUrl, readingTime, versionName } from './policy-words.ts'

export interface PolicyCardRequest {
  readonly campaign: Campaign
  readonly version: PolicyVersion
  readonly assignment: Assignment
  /** Why this card comes now, where it is not the first. */
  readonly notice?: string
  /** For somebody who has signed this policy before. */
  readonly since?: ChangesSinceSigned
}

// As much as a signature accepts, so that nobody has to mend what Entra ID says of them.
const LONGEST_PREFILL = 200

/** The card that asks one person to sign. Its actions carry the nonce and nothing else that matters. */
export function renderSignPolicy(context: CardContext, request: PolicyCardRequest): Card {
  for (let shown = MOST_CHANGES; request.since && shown > 0; shown -= 1) {
    const card = renderWith(context, request, shown)
    if (cardBytes(card) < maxCardBytes) return card
  }
  return renderWith(context, request, 0)
}

function renderWith(
  { publicUrl, school, askedBy }: CardContext,
  { campaign, version, assignment, notice = '', since }: PolicyCardRequest,
  mostChanges: number,
): Card {
  const changes = since && changesSection(since, mostChanges)
  const { policy } = version
  const { person, audiences } = assignment
  const schoolName = shownName(policy.school ?? school)
  const title = shownName(policy.title)
  const dueOn = longDate(campaign.dueOn)
  return expandCard(template, {
    title: escapeMarkdown(title),
    notice,
    hasNotice: notice !== '',
    hasChanges: changes !== undefined,
    changesTitle: changes?.title ?? '',
    changes: changes?.lines ?? [],
    fallbackText: `${schoolName} asks you to read and sign ${title} by ${dueOn}. Type "policy" to get the card again.`,
    greeting: `${shownName(person.displayName)}, ${schoolName} asks you to read this policy and sign that you will follow it.`,
    facts: [
      { label: 'Asked by', value: `${shownName(askedBy)}, ${schoolName}` },
      { label: 'Sign by', value: dueOn },
      { label: 'Reading time', value: readingTime(policy, audiences) },
      { label: 'Version', value: versionName(policy) },
      { label: 'Questions', value: questionsTo(contactWords(policy.contacts)) },
    ],
    fullTextUrl: fullTextUrl(publicUrl, version, audiences),
    statement: paragraphsOf(policy.declaration.statement),
    fields: typedFields(policy.declaration).map((typed) => inputOf(typed, assignment)),
    nonce: assignment.nonce,
  })
}

function questionsTo(contact: string | undefined): string {
  return contact ? `type them here, or ask ${contact}` : 'type them here'
}

function inputOf({ inputId, field, isRequired }: TypedField, { person }: Assignment) {
  const known = { fullName: person.displayName, jobTitle: person.jobTitle ?? '', signature: '', date: '', other: '' }
  const label = shorten(field.label, 120)
  return {
    inputId,
    label,
    value: capLength(known[field.kind], LONGEST_PREFILL),
    isRequired,
    errorMessage: isRequired ? `Please fill in: ${label}` : `Please check: ${label}`,
  }
}
