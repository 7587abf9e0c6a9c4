import type { TurnContext } from 'botbuilder'
import { type Attested, attest, type DeliveredCard } from './attest.ts'
import { type CardAction, parseExecute, parseSubmit } from './card-actions.ts'
import type { Card } from './card-template.ts'
import { type CardUpdateDeps, replaceCard, type SentCard } from './card-updates.ts'
import { messages } from './plain-messages.ts'
import { runCommand } from './run-command.ts'
import { type FeedbackDeps, takeFeedback } from './take-feedback.ts'
import type { IdentifiedTurn } from './turn.ts'
import { answerInvoke, say, sendCard } from './turn-answers.ts'

type PressDeps = FeedbackDeps & CardUpdateDeps

/** An Action.Execute: the answer is shown at once, and the card is then replaced on every other device too. */
export async function pressExecute(deps: PressDeps, context: TurnContext, turn: IdentifiedTurn): Promise<void> {
  const action = parseExecute(context.activity.value)
  if (!action) return answerInvoke(context, { kind: 'say', text: messages.notOurs })
  if (action.kind === 'command') {
    return answerInvoke(context, { kind: 'card', card: await runCommand(deps, turn.identity, action.command) })
  }
  const { answer, delivered } = await recordOrApologise(deps, turn, action)
  await answerInvoke(context, answer)
  if (answer.kind === 'card') replaceAfterwards(deps, turn, answer.card, [turn.envelope.replyToId, delivered])
}

/** An Action.Submit, from clients that do not know Action.Execute and from buttons that stand for a command. */
export async function pressSubmit(deps: PressDeps, context: TurnContext, turn: IdentifiedTurn): Promise<void> {
  const action = parseSubmit(context.activity.value)
  if (!action) return say(context, messages.notOurs)
  if (action.kind === 'command') return sendCard(context, await runCommand(deps, turn.identity, action.command))
  const { answer, delivered } = await recordOrApologise(deps, turn, action)
  if (answer.kind === 'say') return say(context, answer.text)
  const [pressed] = cardsAt(turn, [turn.envelope.replyToId])
  const isReplaced = pressed !== undefined && (await replaceCard(deps, pressed, answer.card))
  if (!isReplaced) await sendCard(context, answer.card)
  if (delivered?.activityId !== pressed?.activityId) replaceAfterwards(deps, turn, answer.card, [delivered])
}

async function recordOrApologise(
  deps: PressDeps,
  { identity, envelope }: IdentifiedTurn,
  action: Exclude<CardAction, { kind: 'command' }>,
): Promise<Attested> {
  try {
    if (action.kind === 'feedback') return { answer: await takeFeedback(deps, identity, action), delivered: null }
    return await attest(deps, { identity, action, activityId: envelope.id ?? null })
  } catch (error) {
    deps.log.warn({ err: error }, 'a press could not be recorded')
    return { answer: { kind: 'say', text: messages.pressAgain }, delivered: null }
  }
}

type Place = string | DeliveredCard | null | undefined

function replaceAfterwards(deps: PressDeps, turn: IdentifiedTurn, card: Card, places: readonly Place[]): void {
  for (const sent of cardsAt(turn, places)) turn.afterwards.push(() => replaceCard(deps, sent, card))
}

/** Each card once, and only those in the chat this turn came from. */
function cardsAt({ envelope }: IdentifiedTurn, places: readonly Place[]): readonly SentCard[] {
  const { serviceUrl, conversation } = envelope
  const activityIds = places.flatMap((place) => {
    if (!place) return []
    if (typeof place === 'string') return [place]
    return place.conversationId === conversation.id ? [place.activityId] : []
  })
  return [...new Set(activityIds)].map((activityId) => ({ serviceUrl, conversationId: conversation.id, activityId }))
}
