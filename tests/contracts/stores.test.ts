import { randomUUID } from 'node:crypto'
import { describe } from 'vitest'
import { parseTenantId } from '../../src/people/person.ts'
import { createMemoryStorage } from '../../src/storage/memory-stores.ts'
import { type Storage, storesOver } from '../../src/storage/stores.ts'
import { azuriteForFile, freshStorage } from '../support/azurite.ts'
import { testClock } from '../support/clock.ts'
import { assignmentStoreContract, campaignStoreContract } from './campaign-stores-contract.ts'
import { correctionStoreContract } from './correction-store-contract.ts'
import { deliveryStoreContract, jobQueueContract } from './delivery-stores-contract.ts'
import { ledgerContract } from './ledger-contract.ts'
import { originalStoreContract } from './original-store-contract.ts'
import { conversationStoreContract, rosterStoreContract } from './people-stores-contract.ts'
import { policyStoreContract } from './policy-store-contract.ts'
import { questionStoreContract } from './question-store-contract.ts'
import { reviewReminderStoreContract } from './review-reminder-store-contract.ts'
import { wordStoreContract } from './word-store-contract.ts'

const azurite = azuriteForFile()
let onAzurite: Promise<Storage> | undefined

// Tenants share the tables, as they do in production: each test has a tenant of its own.
describe.each([
  { place: 'in memory', storage: async () => createMemoryStorage({ clock: testClock() }) },
  { place: 'on Azurite', storage: () => (onAzurite ??= freshStorage(azurite())) },
])('stores $place', ({ storage }) => {
  const open = async () => {
    const tenantId = parseTenantId(randomUUID())
    return { stores: storesOver(await storage(), tenantId), tenantId }
  }
  policyStoreContract(open)
  correctionStoreContract(open)
  originalStoreContract(open)
  rosterStoreContract(open)
  conversationStoreContract(open)
  campaignStoreContract(open)
  assignmentStoreContract(open)
  deliveryStoreContract(open)
  jobQueueContract(open)
  ledgerContract(open)
  questionStoreContract(open)
  wordStoreContract(open)
  reviewReminderStoreContract(open)
})
