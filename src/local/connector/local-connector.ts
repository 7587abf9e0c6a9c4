import type { PersonId, TenantId } from '../../people/person.ts'
import { type ConnectorServer, startConnectorServer } from './connector-server.ts'
import { type ConnectorPerson, Conversations } from './conversations.ts'
import { type PlannedFault, PlannedFaults } from './planned-faults.ts'
import { SimulatedPeople } from './simulated-people.ts'

export interface LocalConnector extends ConnectorServer {
  readonly conversations: Conversations
  /** Everybody here, to press and type as them. */
  readonly people: SimulatedPeople
  /** Arranges for coming requests to go wrong. */
  plan(fault: PlannedFault): void
}

export interface LocalConnectorOptions {
  readonly people: readonly ConnectorPerson[]
  /** People whose chat another client shows: no conversation can be opened with them here. */
  readonly elsewhere?: readonly PersonId[]
  readonly tenantId: TenantId
  /** The bot's application id. */
  readonly botId: string
  /** The bot's `/api/messages`, asked for when somebody first acts: the bot starts after its connector. */
  readonly botUrl: () => string
  readonly port?: number
}

/** Teams, for everybody whom Microsoft's Playground does not show: their chats, and their hands. */
export async function startLocalConnector({
  people,
  elsewhere,
  tenantId,
  botId,
  botUrl,
  port,
}: LocalConnectorOptions): Promise<LocalConnector> {
  const conversations = new Conversations(people, elsewhere)
  const faults = new PlannedFaults()
  const teamsBotId = `28:${botId}`
  const server = await startConnectorServer({
    conversations,
    faults,
    botId: teamsBotId,
    ...(port !== undefined && { port }),
  })
  return {
    ...server,
    conversations,
    people: new SimulatedPeople({
      conversations,
      tenantId,
      botId: teamsBotId,
      botUrl,
      serviceUrl: () => server.serviceUrl,
    }),
    plan: (fault) => faults.add(fault),
  }
}
