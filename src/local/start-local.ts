import type { AppSettings, Services } from '../app.ts'
import { openServices, startApp } from '../app.ts'
import type { Log } from '../log.ts'
import type { ModelSettings } from '../model/endpoint-settings.ts'
import { systemClock } from '../system.ts'
import { entraTabTokens } from '../web/entra-tab-token.ts'
import { type Azurite, startAzurite } from './azurite.ts'
import { ensureTabBuilt } from './build-tab.ts'
import { type LocalConnector, startLocalConnector } from './connector/local-connector.ts'
import { type LocalDirectory, startDirectory } from './directory/server.ts'
import { localTeamsHost } from './host-page/local-teams-host.ts'
import { type LaunchedCampaign, launchOakfield } from './launch-oakfield.ts'
import { localServices } from './local-settings.ts'
import { oakfieldDirectory } from './oakfield/people.ts'
import { cast, oakfield } from './oakfield/school.ts'
import { oakfieldAdults } from './oakfield-adults.ts'
import { type Playground, startPlayground } from './playground.ts'
import { playgroundTeacher } from './playground-config.ts'
import { planSchoolDay, startSchoolDay } from './school-day.ts'
import { schoolVisits } from './school-visits.ts'
import { startTabTokenIssuer } from './tab-token.ts'

export interface LocalOptions {
  /** Of the bot and the pages. */
  readonly port: number
  /** 56150 is the Playground's own. The next free one is taken where it is busy. */
  readonly playgroundPort: number
  /** Whether colleagues sign by themselves over the next minutes. */
  readonly isSchoolDayPlayed: boolean
  /** A model endpoint to try. */
  readonly model?: ModelSettings
  readonly log: Log
  /** Told what is being started, for somebody who waits. */
  readonly onStep: (step: string) => void
}

/** The whole school on this machine. */
export interface LocalSchool {
  readonly botUrl: URL
  readonly tabUrl: URL
  readonly playgroundUrl: URL
  readonly graphUrl: string
  readonly tables: string
  readonly campaign: LaunchedCampaign
  readonly services: Services
  /** Resolves with the name of a part that ended by itself. */
  readonly partEnded: Promise<string>
  stop(): Promise<void>
}

/** Starts every part in order; when one cannot start, those before it are stopped again. */
export async function startLocal(options: LocalOptions): Promise<LocalSchool> {
  await using starting = new AsyncDisposableStack()
  const step = <T extends { stop(): unknown }>(part: T): T => {
    starting.defer(async () => void (await part.stop()))
    return part
  }
  const origin = new URL(`http://127.0.0.1:${options.port}/`)
  const botUrl = new URL('/api/messages', origin)

  options.onStep('Building the tab')
  const tabFolder = await ensureTabBuilt()
  options.onStep('Starting storage (Azurite) and the school directory')
  const azurite = step(await startAzurite())
  const directory = step(await startDirectory({ school: oakfieldDirectory }))
  const connector = step(await startConnector(botUrl))
  connectInstalls(directory, connector, options.log)

  const settings = localServices({ tables: azurite.connectionString, graph: directory.url })
  const services = await openServices(settings)
  const app = {
    ...settings,
    ...(await pagesOf(origin)),
    tabFolder,
    log: options.log,
    ...(options.model && { model: options.model }),
    defaultServiceUrl: connector.serviceUrl,
  }
  step(await startApp(services, { ...app, port: options.port }))

  options.onStep('Starting Microsoft’s Agents Playground')
  const playground = step(
    await startPlayground({
      botUrl,
      port: options.playgroundPort,
      user: playgroundTeacher,
      others: playgroundOthers(),
    }),
  )

  options.onStep('Launching the campaign')
  const campaign = await launchOakfield(services)
  if (options.isSchoolDayPlayed) step(playSchoolDay(connector, services, options.log))

  const parts = starting.move()
  return {
    botUrl,
    tabUrl: new URL('/local/teams', origin),
    playgroundUrl: playground.url,
    graphUrl: directory.url,
    tables: azurite.connectionString,
    campaign,
    services,
    partEnded: firstToEnd(azurite, playground),
    stop: () => parts.disposeAsync(),
  }
}

function startConnector(botUrl: URL): Promise<LocalConnector> {
  return startLocalConnector({
    people: oakfieldAdults.filter((person) => person.id !== playgroundTeacher.id),
    // The Playground tells the bot of its chat when somebody opens its page; the card then goes there.
    elsewhere: [playgroundTeacher.id],
    tenantId: oakfield.tenantId,
    botId: oakfield.botId,
    botUrl: () => botUrl.href,
  })
}

/** Teams tells the bot when the app arrives in a chat; the Playground does so for its own teacher. */
function connectInstalls(directory: LocalDirectory, connector: LocalConnector, log: Log): void {
  directory.onInstall((personId) => {
    if (personId === playgroundTeacher.id) return
    connector.people
      .install(personId)
      .catch((err: unknown) => log.warn({ personId, err }, 'an install was not announced'))
  })
}

async function pagesOf(
  origin: URL,
): Promise<
  Omit<AppSettings, keyof ReturnType<typeof localServices> | 'port' | 'tabFolder' | 'log' | 'defaultServiceUrl'>
> {
  const identity = { issuer: new URL('/local/sign-in', origin).href, audience: oakfield.tabAppId }
  const tokens = await startTabTokenIssuer({ ...identity, tenantId: oakfield.tenantId, clock: systemClock })
  const viewers = [cast.helen, cast.priya, cast.gareth, cast.ines].map((person) => ({ ...person, personId: person.id }))
  return {
    host: '127.0.0.1',
    publicUrl: origin,
    schoolName: oakfield.name,
    teamsAppId: oakfieldDirectory.teamsApp.manifestId,
    botAccess: { kind: 'local', botId: oakfield.botId },
    tabTokens: entraTabTokens(
      { ...identity, tenantIds: [oakfield.tenantId], keys: { kind: 'fixed', keySet: tokens.keySet } },
      systemClock,
    ),
    localRouter: localTeamsHost({ people: viewers, issueToken: (person) => tokens.issue(person) }),
  }
}

function playgroundOthers() {
  return oakfieldAdults.filter((person) => person.id !== playgroundTeacher.id).slice(0, 5)
}

function playSchoolDay(connector: LocalConnector, services: Services, log: Log) {
  const players = new Set<string>(Object.values(cast).map((person) => person.id))
  const others = oakfieldAdults.filter((person) => !players.has(person.id)).map((person) => person.id)
  return startSchoolDay(planSchoolDay(others), schoolVisits(connector, services), (err) =>
    log.warn({ err }, 'a colleague could not act'),
  )
}

async function firstToEnd(azurite: Azurite, playground: Playground): Promise<string> {
  return Promise.race([
    azurite.ended.then(() => 'Storage (Azurite)'),
    playground.ended.then(() => 'The Agents Playground'),
  ])
}
