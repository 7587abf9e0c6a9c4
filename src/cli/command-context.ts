import type { Clock, Ids } from '../clock.ts'
import type { TenantId } from '../people/person.ts'
import type { Directory } from '../people/ports.ts'
import type { AudienceRules } from '../people/roster.ts'
import type { Stores } from '../storage/stores.ts'

/** What a command that acts on a school needs; opened only when it is asked for, so that --help needs no settings. */
export interface CommandContext {
  readonly clock: Clock
  readonly ids: Ids
  readonly stores: Stores
  readonly directory: Directory
  readonly audienceRules: AudienceRules
  readonly tenantId: TenantId
}
