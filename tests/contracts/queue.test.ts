import { setTimeout as sleep } from 'node:timers/promises'
import { describe } from 'vitest'
import { azureClients } from '../../src/storage/azure-clients.ts'
import { createAzureQueue } from '../../src/storage/azure-queue.ts'
import { createMemoryQueue } from '../../src/storage/memory-queue.ts'
import { azuriteForFile, configFor, freshPrefix } from '../support/azurite.ts'
import { testClock } from '../support/clock.ts'
import { queueContract } from './queue-contract.ts'

const azurite = azuriteForFile()

describe('a queue in memory', () => {
  queueContract(async () => {
    const clock = testClock()
    return { queue: createMemoryQueue('jobs', clock), pass: async (ms) => clock.advance(ms) }
  })
})

describe('a queue on Azurite', () => {
  queueContract(async () => {
    const clients = await azureClients(configFor(azurite()))
    const client = clients.queue(freshPrefix().toLowerCase())
    await client.createIfNotExists()
    return { queue: createAzureQueue(client), pass: (ms) => sleep(ms) }
  })
})
