import type { TenantId } from '../../src/people/person.ts'
import type { Stores } from '../../src/storage/stores.ts'

/** Stores of a tenant that no other test has. */
export type OpenStores = () => Promise<{ readonly stores: Stores; readonly tenantId: TenantId }>
