import type { SendOutcome } from '../../src/campaigns/delivery.ts'
import type { Messenger } from '../../src/campaigns/ports.ts'
import type { ReviewMessenger } from '../../src/campaigns/review/ports.ts'
import type { PersonId } from '../../src/people/person.ts'

export interface SentCard {
  readonly personId: PersonId
  readonly campaignId: string
  readonly versionId: string
  readonly nonce: string
}

/** Teams as the tests see it: it keeps its own list of the cards that arrived, whatever the sender was told. */
export interface RecordingMessenger extends Messenger {
  readonly cards: readonly SentCard[]
  sentTo(person: { readonly id: PersonId }): readonly SentCard[]
  /** The next answers, in order; afterwards every card arrives. `lost` and `throw` take the card and lose the answer. */
  answerNext(...answers: readonly Answer[]): void
  /** From now on every card arrives. */
  recover(): void
}

export type Answer = Exclude<SendOutcome, { kind: 'sent' }> | 'lost' | 'throw'

export interface MessengerFaults {
  before?(request: object): void | Promise<void>
  after?(request: object): void | Promise<void>
}

export function recordingMessenger(faults: MessengerFaults = {}): RecordingMessenger {
  const cards: SentCard[] = []
  const answers: Answer[] = []
  return {
    cards,
    sentTo: ({ id }) => cards.filter((card) => card.personId === id),
    answerNext(...next) {
      answers.push(...next)
    },
    recover() {
      answers.length = 0
    },
    async sendPolicyCard(request) {
      const { campaign, version, assignment } = request
      await faults.before?.(request)
      const answer = answers.shift()
      if (typeof answer === 'object' && answer.kind !== 'unknown') return answer
      const { personId } = assignment.person
      const { campaignId } = campaign
      cards.push({ personId, campaignId, versionId: version.versionId, nonce: assignment.nonce })
      await faults.after?.(request)
      if (answer === 'throw') throw new Error('The messenger broke.')
      if (answer === 'lost') return { kind: 'unknown', detail: 'The connection broke.' }
      if (answer !== undefined) return answer
      const activityId = `activity-${cards.length}`
      return { kind: 'sent', conversationId: `chat-${personId}`, activityId, cardHash: `sha256:card-${cards.length}` }
    },
  }
}

/** Owners who were told that a policy is due for review, in order. */
export interface RecordingReviewMessenger extends ReviewMessenger {
  readonly told: readonly { readonly displayName: string; readonly step: string }[]
  /** The next answers, in order; afterwards every reminder arrives. */
  answerNext(...answers: readonly Exclude<SendOutcome, { kind: 'sent' }>[]): void
}

export function recordingReviewMessenger(): RecordingReviewMessenger {
  const told: { readonly displayName: string; readonly step: string }[] = []
  const answers: Exclude<SendOutcome, { kind: 'sent' }>[] = []
  return {
    told,
    answerNext: (...next) => void answers.push(...next),
    async sendReviewReminder({ owner, step }) {
      const answer = answers.shift()
      if (answer) return answer
      told.push({ displayName: owner.displayName, step })
      return { kind: 'sent', conversationId: `chat-${owner.personId}`, activityId: `a-${told.length}`, cardHash: 'h' }
    },
  }
}
