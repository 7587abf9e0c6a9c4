import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import { readConfig } from '../../src/config.ts'
import { oakfield } from '../../src/local/oakfield/school.ts'
import { appSettingsOf, parametersOf, readBicep, resourcesOf } from './deployment-files.ts'

const main = readBicep('main.bicep')
const bot = readBicep('azurebot.bicep')

/** What Azure would put in the place of each expression that a setting uses. */
const azureValues: Readonly<Record<string, string>> = {
  "'https://${publicHost}'": 'https://assent-oakfield.azurewebsites.net',
  schoolName: oakfield.name,
  tenantId: oakfield.tenantId,
  teamsAppId: '0a4f1e1d-0000-4000-8000-0000000000c1',
  botAppId: oakfield.botId,
  tabAppId: oakfield.tabAppId,
  'identity.properties.clientId': '0a4f1e1d-0000-4000-8000-0000000000d1',
  'storage.properties.primaryEndpoints.table': 'https://assentoakfield.table.core.windows.net/',
  'storage.properties.primaryEndpoints.queue': 'https://assentoakfield.queue.core.windows.net/',
  'storage.properties.primaryEndpoints.blob': 'https://assentoakfield.blob.core.windows.net/',
  staffGroups: `${oakfield.groups.staff}, ${oakfield.groups.teachers}`,
  governorGroups: oakfield.groups.governors,
  visitorGroups: '',
  pupilGroups: oakfield.groups.pupils,
  leaderGroups: oakfield.groups.leaders,
  ownerGroups: '',
}

function environmentOf(bicep: string): Record<string, string> {
  const settings = [...appSettingsOf(bicep)].map(([name, expression]) => {
    const literal = /^'([^$]*)'$/.exec(expression)?.[1]
    const value = literal ?? azureValues[expression]
    if (value === undefined) throw new Error(`${name} has the value ${expression}, which this test does not know.`)
    return [name, value] as const
  })
  return Object.fromEntries(settings)
}

describe('the deployment', () => {
  test('makes a web app, its identity, a storage account and a bot', () => {
    expect(resourcesOf(main).toSorted()).toEqual([
      'Microsoft.Authorization/roleAssignments',
      'Microsoft.Authorization/roleAssignments',
      'Microsoft.Authorization/roleAssignments',
      'Microsoft.ManagedIdentity/userAssignedIdentities',
      'Microsoft.Storage/storageAccounts',
      'Microsoft.Web/serverfarms',
      'Microsoft.Web/sites',
    ])
    expect(resourcesOf(bot)).toEqual(['Microsoft.BotService/botServices', 'Microsoft.BotService/botServices/channels'])
  })

  test('gives the web app every setting that Assent needs to start', () => {
    const config = readConfig(environmentOf(main))

    expect(config.storage.kind).toBe('account')
    expect(config.bot.credential.kind).toBe('federated')
    expect(config.graph.credential.kind).toBe('federated')
    expect(config.audienceRules.groups.staff).toHaveLength(2)
    expect(config.audienceRules.pupilGroups).toHaveLength(1)
  })

  test('lets nobody into the storage account by key', () => {
    expect(main).toContain('allowSharedKeyAccess: false')
    expect(main).toContain('allowBlobPublicAccess: false')
    expect(main).toContain("minimumTlsVersion: 'TLS1_2'")
  })

  test('lets the web app read and write tables, queues and files, and nothing else', () => {
    const roles = [...main.matchAll(/^var \w+ = '([0-9a-f-]{36})'$/gm)].map(([, id]) => id)
    expect(roles).toEqual([
      '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
      '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
      'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    ])
  })

  test('keeps the web app awake, on Node 24, behind https', () => {
    for (const line of [
      'alwaysOn: true',
      "linuxFxVersion: 'NODE|24-lts'",
      'httpsOnly: true',
      "ftpsState: 'Disabled'",
    ]) {
      expect(main).toContain(line)
    }
  })

  test('registers a single-tenant bot that answers in Teams', () => {
    expect(bot).toContain("msaAppType: 'SingleTenant'")
    expect(bot).toContain("endpoint: 'https://${publicHost}/api/messages'")
    expect(bot).toContain("channelName: 'MsTeamsChannel'")
    expect(bot).toContain("sku: { name: 'F0' }")
  })

  test('holds and reads no secret', () => {
    for (const text of [main, bot, readFileSync('infra/main.parameters.json', 'utf8')]) {
      expect(text).not.toMatch(/password|secret|listKeys|AccountKey|connectionString|@secure/i)
    }
  })
})

describe('the parameters file', () => {
  const { parameters } = z
    .object({ parameters: z.record(z.string(), z.object({ value: z.string() })) })
    .parse(JSON.parse(readFileSync('infra/main.parameters.json', 'utf8')))
  const declared = parametersOf(main)

  test('gives every parameter that has no default', () => {
    const needed = declared.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name)
    expect(needed.length).toBeGreaterThan(5)
    expect(Object.keys(parameters)).toEqual(expect.arrayContaining(needed))
  })

  test('gives none that the deployment does not take', () => {
    const names = declared.map(({ name }) => name)
    for (const name of Object.keys(parameters)) expect(names).toContain(name)
  })

  test('passes the bot’s module exactly what it takes', () => {
    const passed = /params: \{(.*?)^ {2}\}/ms.exec(main)?.[1] ?? ''
    const names = [...passed.matchAll(/^\s*(\w+):/gm)].map(([, name = '']) => name)
    expect(names.toSorted()).toEqual(
      parametersOf(bot)
        .map(({ name }) => name)
        .toSorted(),
    )
  })
})
