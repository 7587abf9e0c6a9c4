import type { QuestionStore, WordStore } from '../answers/curation/ports.ts'
import type { ModelReader } from '../answers/model/model-reader.ts'
import type { AttestationPorts } from '../attestations/ports.ts'
import type { JobQueue, TeamsAppInstaller } from '../campaigns/ports.ts'
import type { ConversationStore, Directory } from '../people/ports.ts'
import type { RoleRules } from '../people/roles.ts'
import type { AudienceRules } from '../people/roster.ts'
import type { BotAccess } from './bot-access.ts'
import type { CardContext } from './card-context.ts'

/** Ids and counts only: never names, tokens or card text. pino's loggers fit. */
export interface BotLog {
  info(details: Readonly<Record<string, unknown>>, message: string): void
  warn(details: Readonly<Record<string, unknown>>, message: string): void
}

/** Everything the bot reaches for; each handler takes only the part it names. */
export interface BotDeps extends AttestationPorts {
  /** Who may call the bot, and where it may answer. */
  readonly access: BotAccess
  readonly cards: CardContext
  readonly conversations: ConversationStore
  readonly questions: QuestionStore
  readonly words: WordStore
  /** Absent unless the school has switched a model endpoint on. */
  readonly model?: ModelReader
  readonly jobs: JobQueue
  readonly installer: TeamsAppInstaller
  readonly directory: Directory
  readonly roleRules: RoleRules
  readonly audienceRules: AudienceRules
  readonly log: BotLog
  /** Where a first chat is opened while Teams has told us no better address. */
  readonly defaultServiceUrl: string
  /** For one call to Teams, 10 s where absent. */
  readonly sendTimeoutMs?: number
}
