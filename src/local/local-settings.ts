import type { ServiceSettings } from '../app.ts'
import { fixedToken } from '../graph/credential.ts'
import { oakfieldAudienceRules, oakfieldRoleRules } from './oakfield/people.ts'
import { oakfield } from './oakfield/school.ts'

/** Oakfield's services on this machine: Azurite and the local directory. */
export function localServices({ tables, graph }: { readonly tables: string; readonly graph: string }): ServiceSettings {
  return {
    tenantId: oakfield.tenantId,
    storage: { kind: 'connection-string', connectionString: tables },
    graph: { tokens: fixedToken('local'), baseUrl: graph },
    audienceRules: oakfieldAudienceRules,
    roleRules: oakfieldRoleRules,
  }
}
