import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder'
import type { Card } from './card-template.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'

/** What an invoke is answered with. */
export type InvokeAnswer =
  /** The card takes the place of the one that was pressed. */
  | { readonly kind: 'card'; readonly card: Card }
  /** Shown to the person; the card they pressed stays. */
  | { readonly kind: 'say'; readonly text: string }

/**
 * Answers `adaptiveCard/action` ourselves: teams-ai's own helper remembers a `refresh` for the life of the process
 * and then updates every card of that verb.
 */
export async function answerInvoke(context: TurnContext, answer: InvokeAnswer): Promise<void> {
  const body =
    answer.kind === 'card'
      ? { statusCode: 200, type: cardType, value: answer.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text }
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } })
}

export async function say(context: TurnContext, text: string): Promise<void> {
  await context.sendActivity(text)
}

export async function sendCard(context: TurnContext, card: Card): Promise<void> {
  await context.sendActivity(cardActivity(card))
}

/** `summary` is what the phone's notification shows. */
export function cardActivity(card: Card): Partial<Activity> {
  const summary = card.fallbackText
  return {
    type: ActivityTypes.Message,
    attachments: [{ contentType: cardType, content: card }],
    ...(typeof summary === 'string' && { summary }),
  }
}
