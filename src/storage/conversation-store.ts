import type { PersonId, TenantId } from '../people/person.ts'
import type { ConversationStore } from '../people/ports.ts'
import { key, requireTenant } from './keys.ts'
import { unreadable } from './stored-json.ts'
import type { Table } from './table.ts'

const rowKey = 'chat'

/** Schema 1: the reference as `teams/` wrote it, which alone can read it. */
export function createConversationStore(conversations: Table, tenantId: TenantId): ConversationStore {
  const partitionOf = (tenant: TenantId, person: PersonId) => {
    requireTenant(tenantId, tenant)
    return key(tenant, person)
  }

  return {
    async save(tenant, person, reference) {
      await conversations.upsert({
        partitionKey: partitionOf(tenant, person),
        rowKey,
        values: { schema: 1, reference },
      })
    },
    async find(tenant, person) {
      const row = await conversations.get(partitionOf(tenant, person), rowKey)
      if (!row) return undefined
      const { schema, reference } = row.values
      if (schema !== 1 || typeof reference !== 'string')
        throw unreadable('conversation', row, `its schema is ${schema}`)
      return reference
    },
    async forget(tenant, person) {
      await conversations.remove(partitionOf(tenant, person), rowKey)
    },
  }
}
