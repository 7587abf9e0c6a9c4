import { Application } from '@microsoft/teams-ai/lib/Application.js'
import { ActivityTypes, type TurnContext } from 'botbuilder'
import type { BotHandlers } from './bot-handlers.ts'
import { commands } from './card-actions.ts'
import { StatelessTurn } from './stateless-turn.ts'

type Handler = (context: TurnContext) => Promise<void>

const isInvoke = async ({ activity }: TurnContext) => activity.type === ActivityTypes.Invoke
const isCardPress = async ({ activity }: TurnContext) =>
  activity.type === ActivityTypes.Invoke && activity.name === 'adaptiveCard/action'

/** Which handler takes which activity. Invokes are asked first, the others in this order. */
export function createRoutes(handlers: BotHandlers): Application<StatelessTurn> {
  const app = new Application<StatelessTurn>({
    turnStateFactory: () => new StatelessTurn(),
    // One timer would be shared by everybody who writes at the same moment.
    startTypingTimer: false,
    removeRecipientMention: false,
  })
  app.addRoute(isCardPress, handlers.cardPressed, true)
  // Without a last route an unknown invoke is answered 501, which a person sees as a broken app.
  app.addRoute(isInvoke, handlers.unknownInvoke, true)
  app.activity(ActivityTypes.InstallationUpdate, handlers.installationUpdated)
  app.activity(ActivityTypes.ConversationUpdate, handlers.conversationUpdated)
  for (const command of commands) {
    app.message(new RegExp(`^\\s*${command}\\s*$`, 'i'), handlers.commandTyped(command) satisfies Handler)
  }
  app.activity(ActivityTypes.Message, handlers.messageArrived)
  return app
}
