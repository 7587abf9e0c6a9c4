import type { TurnContext } from 'botbuilder'
import { answerMessage } from './answer-message.ts'
import type { BotDeps } from './bot-deps.ts'
import type { Command } from './card-actions.ts'
import { pressExecute, pressSubmit } from './card-presses.ts'
import type { CardUpdateDeps } from './card-updates.ts'
import { createInstallEvents } from './install-events.ts'
import { messages } from './plain-messages.ts'
import { createQuestionIndexes } from './question-indexes.ts'
import { renderWelcome } from './render-welcome.ts'
import { runCommand } from './run-command.ts'
import { type IdentifiedTurn, isIdentified, isPersonal, turnOf } from './turn.ts'
import { answerInvoke, say, sendCard } from './turn-answers.ts'

type Handler = (context: TurnContext) => Promise<void>

export interface BotHandlers {
  readonly cardPressed: Handler
  readonly unknownInvoke: Handler
  readonly installationUpdated: Handler
  readonly conversationUpdated: Handler
  readonly commandTyped: (command: Command) => Handler
  readonly messageArrived: Handler
}

/** No handler throws: what went wrong is logged without names, and the person is told what to do. */
export function createHandlers(deps: BotDeps & CardUpdateDeps): BotHandlers {
  const installs = createInstallEvents(deps)
  const answering = { ...deps, indexes: createQuestionIndexes() }

  /** Somebody known wrote or pressed in their own chat; everybody else is told why nothing happens. */
  const personal =
    (tell: typeof say, work: (context: TurnContext, turn: IdentifiedTurn) => Promise<void>): Handler =>
    async (context) => {
      try {
        const turn = turnOf(context)
        if (!isPersonal(turn)) return await tell(context, messages.onlyOneToOne)
        if (!isIdentified(turn)) return await tell(context, messages.noIdentity)
        const refreshed = installs
          .refresh(turn.identity, turn.envelope)
          .catch((error) => logFailure(deps, context, error))
        await work(context, turn)
        await refreshed
      } catch (error) {
        logFailure(deps, context, error)
        await tell(context, messages.apology)
      }
    }

  /** Nobody waits for an answer to these. */
  const silent =
    (work: (context: TurnContext, turn: IdentifiedTurn) => Promise<void>): Handler =>
    async (context) => {
      const turn = turnOf(context)
      if (!isPersonal(turn) || !isIdentified(turn)) return
      await work(context, turn).catch((error: unknown) => logFailure(deps, context, error))
    }

  return {
    cardPressed: personal(sayToPresser, (context, turn) => pressExecute(answering, context, turn)),
    unknownInvoke: (context) => sayToPresser(context, messages.notOurs),
    installationUpdated: silent(async (context, { identity, envelope }) => {
      if (envelope.action?.startsWith('remove')) return installs.removed(identity)
      // Upgrades raise the event too, and nobody wants to be greeted for those.
      if (envelope.action !== 'add') return installs.refresh(identity, envelope)
      if (await installs.installed(identity, envelope)) await sendCard(context, renderWelcome(deps.cards))
    }),
    conversationUpdated: silent(async (_context, { identity, envelope }) => {
      const isBotRemoved = envelope.membersRemoved?.some(({ id }) => id === envelope.recipient.id) ?? false
      await (isBotRemoved ? installs.removed(identity) : installs.refresh(identity, envelope))
    }),
    commandTyped: (command) =>
      personal(say, async (context, { identity }) => sendCard(context, await runCommand(deps, identity, command))),
    messageArrived: personal(say, async (context, turn) => {
      const { text, value } = context.activity
      if (value !== undefined && value !== null) return pressSubmit(answering, context, turn)
      const question = text?.trim() ?? ''
      if (question === '') return sendCard(context, await runCommand(deps, turn.identity, 'help'))
      const { card, afterwards } = await answerMessage(answering, { identity: turn.identity, question })
      await sendCard(context, card)
      if (afterwards) turn.afterwards.push(afterwards)
    }),
  }
}

function sayToPresser(context: TurnContext, text: string): Promise<void> {
  return answerInvoke(context, { kind: 'say', text })
}

function logFailure({ log }: BotDeps, { activity }: TurnContext, error: unknown): void {
  log.warn({ err: error, activity: activity.type }, 'a turn failed')
}
