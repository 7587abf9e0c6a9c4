import { describe } from 'vitest'
import { azureClients } from '../../src/storage/azure-clients.ts'
import { createAzureTable } from '../../src/storage/azure-table.ts'
import { createMemoryTable } from '../../src/storage/memory-table.ts'
import { azuriteForFile, configFor, freshPrefix } from '../support/azurite.ts'
import { tableContract } from './table-contract.ts'

const azurite = azuriteForFile()

describe('a table in memory', () => {
  tableContract(async () => createMemoryTable('Things'))
})

describe('a table on Azurite', () => {
  tableContract(async () => {
    const clients = await azureClients(configFor(azurite()))
    const client = clients.table(freshPrefix())
    await client.createTable()
    return createAzureTable(client)
  })
})
