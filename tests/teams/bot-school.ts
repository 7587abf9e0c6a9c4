import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import type { InstallOutcome } from '../../src/campaigns/ports.ts'
import { type LocalConnector, startLocalConnector } from '../../src/local/connector/local-connector.ts'
import { cardsOf } from '../../src/local/connector/shown-card.ts'
import { oakfieldAudienceRules, oakfieldDirectory, oakfieldRoleRules } from '../../src/local/oakfield/people.ts'
import { type CastMember, oakfield as school } from '../../src/local/oakfield/school.ts'
import type { BotDeps } from '../../src/teams/bot-deps.ts'
import { createTeamsBot, type TeamsBot } from '../../src/teams/teams-bot.ts'
import { memoryDirectory } from '../people/memory-directory.ts'
import { gareth, helen, ines, mo, type Oakfield, oakfield, priya, silentLog, workThrough } from '../support/oakfield.ts'

/** A pupil, known to Teams and never asked anything. */
export const pupil: CastMember = {
  id: oakfieldDirectory.users.at(-1)?.id ?? priya.id,
  displayName: 'A pupil',
  userPrincipalName: 'pupil@oakfield.example',
  jobTitle: null,
}

export interface BotSchool {
  readonly oakfield: Oakfield
  readonly bot: TeamsBot
  /** `/api/messages` */
  readonly url: string
  readonly connector: LocalConnector
  /** Launches and lets every card arrive through Teams. */
  launch(request?: Parameters<Oakfield['launch']>[0]): Promise<Campaign>
  deliver(): Promise<void>
  /** The cards a person's chat shows now, as one text each. */
  cardsShownTo(who: CastMember): readonly string[]
  ledgerOf(who: CastMember): ReturnType<Oakfield['stores']['ledger']['listByPerson']>
  stop(): Promise<void>
}

/** Oakfield with the real bot over real HTTP, and the local connector for Teams. */
export async function startBotSchool(changes: Partial<BotDeps> = {}): Promise<BotSchool> {
  const inMemory = oakfield()
  let url = ''
  const connector = await startLocalConnector({
    people: [priya, gareth, mo, helen, ines, pupil],
    tenantId: school.tenantId,
    botId: school.botId,
    botUrl: () => url,
  })
  const bot = createTeamsBot({
    ...inMemory.ports,
    access: { kind: 'local', botId: school.botId },
    cards: { publicUrl: new URL('https://assent.oakfield.example'), school: school.name, askedBy: 'the Headteacher' },
    conversations: inMemory.stores.conversations,
    questions: inMemory.stores.questions,
    words: inMemory.stores.words,
    installer: { ensureInstalled: async (): Promise<InstallOutcome> => ({ kind: 'installed' }) },
    directory: memoryDirectory(oakfieldDirectory),
    roleRules: oakfieldRoleRules,
    audienceRules: oakfieldAudienceRules,
    log: silentLog,
    defaultServiceUrl: connector.serviceUrl,
    ...changes,
  })
  const server = await listen(bot)
  url = `http://127.0.0.1:${portOf(server)}/api/messages`
  const ports = { ...inMemory.ports, messenger: bot.messenger }
  const deliver = () => workThrough(ports)
  return {
    oakfield: inMemory,
    bot,
    url,
    connector,
    deliver,
    async launch(request) {
      const campaign = await inMemory.launch(request)
      await deliver()
      return campaign
    },
    cardsShownTo: ({ id }) =>
      connector.conversations
        .open({ id, displayName: '' })
        .activities.flatMap((activity) => cardsOf(activity).map((card) => JSON.stringify(card))),
    ledgerOf: ({ id }) => inMemory.stores.ledger.listByPerson({ tenantId: school.tenantId, personId: id }),
    async stop() {
      await connector.stop()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}

async function listen(bot: TeamsBot): Promise<Server> {
  const app = express()
  app.post('/api/messages', (request, response) => bot.handle(request, response))
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server))
  })
}

export function portOf(server: Server): number {
  // A server listening on a TCP port always has an AddressInfo; the string form is for pipes.
  return (server.address() as AddressInfo).port
}

/** Waits for something the bot does after it has answered. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < 400; tried += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('It never came about.')
}
