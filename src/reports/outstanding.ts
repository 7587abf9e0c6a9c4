import type { Assignment, UnreachableReason } from '../campaigns/assignment.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import type { DeliveryState } from '../campaigns/delivery.ts'
import type { Instant } from '../clock.ts'
import type { OutstandingPerson } from './completion.ts'

type Explanation = Pick<OutstandingPerson, 'reason' | 'nextStep'>

const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long' })
const dayOf = (instant: Instant) => longDay.format(new Date(instant))

// What anybody in Teams can do without being sent a card: the bot answers this word with one.
const askForCard = 'They can also get the card by sending the word “policy” to Assent in Teams.'

/** `undefined` for somebody who has signed. */
export function describeOutstanding(
  assignment: Assignment,
  delivery: DeliveryState | undefined,
  campaign: Campaign,
): OutstandingPerson | undefined {
  const { person, audiences, state } = assignment
  if (state.kind === 'signed') return undefined
  const explanation = explain(state, delivery)
  return {
    personId: person.personId,
    displayName: person.displayName,
    jobTitle: person.jobTitle,
    audiences,
    state: state.kind,
    reason: explanation.reason,
    nextStep: afterTheEnd[campaign.state] ?? explanation.nextStep,
    askedAt: delivery?.kind === 'sent' || delivery?.kind === 'unknown' ? delivery.at : null,
  }
}

const afterTheEnd: Readonly<Record<Campaign['state'], string | undefined>> = {
  open: undefined,
  closed: 'Nothing more can be signed here: this campaign is closed.',
  superseded: 'Nothing more can be signed here: a newer campaign for this policy has replaced this one.',
}

function explain(
  state: Exclude<Assignment['state'], { kind: 'signed' }>,
  delivery: DeliveryState | undefined,
): Explanation {
  switch (state.kind) {
    case 'declined':
      return {
        reason: `Said on ${dayOf(state.at)} that they cannot sign yet: “${state.reason}”`,
        nextStep: 'Talk to them about it. They can still sign from the same card.',
      }
    case 'excused':
      return { reason: `Excused on ${dayOf(state.at)}: ${state.reason}`, nextStep: 'Nothing to do.' }
    case 'unreachable':
      return unreachable[state.reason]
    case 'pending':
      return explainPending(delivery)
  }
}

function explainPending(delivery: DeliveryState | undefined): Explanation {
  switch (delivery?.kind) {
    case 'sent':
      return {
        reason: `Has had the card since ${dayOf(delivery.at)}.`,
        nextStep: `Ask them to sign. ${askForCard}`,
      }
    case 'unknown':
      return {
        reason: `The card was sent on ${dayOf(delivery.at)}, but Teams did not confirm that it arrived.`,
        nextStep: `Ask whether they have it. ${askForCard}`,
      }
    case 'waiting':
      return {
        reason: 'Teams has not accepted the card yet.',
        nextStep: `Nothing to do: Assent keeps trying. ${askForCard}`,
      }
    // A delivery that failed makes the person unreachable at the next sweep; until then it reads as not sent.
    case 'failed':
    case 'sending':
    case undefined:
      return {
        reason: 'The card has not gone out yet.',
        nextStep: 'Nothing to do: it goes out as soon as Assent gets to it.',
      }
  }
}

const onPaper = 'Ask them to sign on paper, and keep the paper.'

const unreachable: Readonly<Record<UnreachableReason, Explanation>> = {
  guest: { reason: 'Guest account: Teams does not let guests sign in chat.', nextStep: onPaper },
  blocked: {
    reason: 'They have blocked or removed Assent in Teams.',
    nextStep: 'Ask them to allow Assent in Teams again and to send it the word “policy”.',
  },
  'not-installed': {
    reason: 'Assent is not installed for them in Teams.',
    nextStep: 'Ask whoever looks after Teams to install Assent for them. They can then send it the word “policy”.',
  },
  'no-teams': {
    reason: 'Their account cannot use Teams.',
    nextStep: `Ask whoever looks after Microsoft 365 whether they should have Teams. If not: ${onPaper.toLowerCase()}`,
  },
  'conversation-lost': {
    reason: 'Teams no longer knows the chat between them and Assent.',
    nextStep: 'Ask them to open Assent in Teams and send it the word “policy”.',
  },
  'stopped-by-administrator': {
    reason: 'A Teams administrator does not allow Assent to write to them.',
    nextStep: 'Ask whoever looks after Teams to allow Assent. They can then send it the word “policy”.',
  },
}
