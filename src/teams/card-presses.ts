import type { TurnContext } from 'botbuilder'
import { attest } from './attest.ts'
import type { BotDeps } from './bot-deps.ts'
import { type CardAction, parseExecute, parseSubmit } from './card-actions.ts'
import { type CardUpdateDeps, replaceCard, type SentCard } from './card-updates.ts'
import { messages } from './plain-messages.ts'
import { runCommand } from './run-command.ts'
import type { IdentifiedTurn } from './turn.ts'
import { answerInvoke, type InvokeAnswer, say, sendCard } from './turn-answers.ts'

type PressDeps = BotDeps & CardUpdateDeps

/** An Action.Execute: the answer is shown at once, and the card is then replaced on every other device too. */
export async function pressExecute(deps: PressDeps, context: TurnContext, turn: IdentifiedTurn): Promise<void> {
  const action = parseExecute(context.activity.value)
  if (!action) return answerInvoke(context, { kind: 'say', text: messages.notOurs })
  if (action.kind === 'command') {
    return answerInvoke(context, { kind: 'card', card: await runCommand(deps, turn.identity, action.command) })
  }
  const answer = await attestOrApologise(deps, turn, action)
  await answerInvoke(context, answer)
  const pressed = pressedCard(turn)
  if (answer.kind === 'card' && pressed) turn.afterwards.push(() => replaceCard(deps, pressed, answer.card))
}

/** An Action.Submit, from clients that do not know Action.Execute and from buttons that stand for a command. */
export async function pressSubmit(deps: PressDeps, context: TurnContext, turn: IdentifiedTurn): Promise<void> {
  const action = parseSubmit(context.activity.value)
  if (!action) return say(context, messages.notOurs)
  if (action.kind === 'command') return sendCard(context, await runCommand(deps, turn.identity, action.command))
  const answer = await attestOrApologise(deps, turn, action)
  if (answer.kind === 'say') return say(context, answer.text)
  const pressed = pressedCard(turn)
  const isReplaced = pressed !== undefined && (await replaceCard(deps, pressed, answer.card))
  if (!isReplaced) await sendCard(context, answer.card)
}

async function attestOrApologise(
  deps: PressDeps,
  { identity, envelope }: IdentifiedTurn,
  action: Extract<CardAction, { kind: 'sign' | 'decline' }>,
): Promise<InvokeAnswer> {
  try {
    return await attest(deps, { identity, action, activityId: envelope.id ?? null })
  } catch (error) {
    deps.log.warn({ err: error }, 'a press could not be recorded')
    return { kind: 'say', text: messages.pressAgain }
  }
}

function pressedCard({ envelope }: IdentifiedTurn): SentCard | undefined {
  const { serviceUrl, conversation, replyToId } = envelope
  return replyToId ? { serviceUrl, conversationId: conversation.id, activityId: replyToId } : undefined
}
