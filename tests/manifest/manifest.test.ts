import { readFileSync } from 'node:fs'
import textsSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json' with {
  type: 'json',
}
import manifestSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.22/MicrosoftTeams.schema.json' with {
  type: 'json',
}
import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import { fill, oakfieldValues, placeholdersIn, readManifest } from './filled-manifest.ts'

function problemsUnder(schema: object, data: unknown): unknown {
  // Microsoft's patterns for texts are no Unicode expressions.
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  return validate(data) ? [] : validate.errors
}

const command = z.object({ title: z.string(), description: z.string() })
const manifestShape = z.object({
  version: z.string(),
  manifestVersion: z.string(),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  developer: z.object({ name: z.string() }),
  defaultBlockUntilAdminAction: z.boolean(),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })) }),
  bots: z.tuple([
    z.object({
      botId: z.string(),
      scopes: z.array(z.string()),
      isNotificationOnly: z.boolean(),
      commandLists: z.tuple([z.object({ commands: z.array(command) })]),
    }),
  ]),
  staticTabs: z.array(z.object({ entityId: z.string(), contentUrl: z.string().optional() })),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
})

const filled: unknown = JSON.parse(fill(readManifest(), oakfieldValues))
const manifest = manifestShape.parse(filled)
const welsh = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync('manifest/cy.json', 'utf8')))

describe('the Teams app manifest', () => {
  test('passes Microsoft’s schema once filled in', () => {
    expect(problemsUnder(manifestSchema, filled)).toEqual([])
  })

  test('is refused by that schema before it is filled in', () => {
    expect(problemsUnder(manifestSchema, JSON.parse(readManifest()))).not.toEqual([])
  })

  test('leaves exactly the known placeholders to the school', () => {
    expect(placeholdersIn(readManifest())).toEqual(Object.keys(oakfieldValues).toSorted())
  })

  test('keeps Teams’ lengths', () => {
    expect(manifest.name.short.length).toBeLessThanOrEqual(30)
    expect(manifest.name.full.length).toBeLessThanOrEqual(100)
    expect(manifest.description.short.length).toBeLessThanOrEqual(80)
    expect(manifest.developer.name.length).toBeLessThanOrEqual(32)
    expect(`${manifest.name.short} ${manifest.name.full}`).not.toMatch(/teams|microsoft/i)
  })

  test('has the version of the package', () => {
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')))
    expect(manifest.version).toBe(version)
  })

  test('lets people type to the bot, in personal scope only', () => {
    const [bot] = manifest.bots
    expect(bot).toMatchObject({ scopes: ['personal'], isNotificationOnly: false })
    expect(bot.commandLists[0].commands.map(({ title }) => title)).toEqual(['help', 'policy', 'status', 'history'])
  })

  test('signs the tab in as its own app registration, not as the bot', () => {
    const { id, resource } = manifest.webApplicationInfo
    expect(id).toBe(oakfieldValues.TAB_APP_ID)
    expect(id).not.toBe(manifest.bots[0].botId)
    expect(resource).toBe(`api://${oakfieldValues.ASSENT_HOST}/${id}`)
  })

  test('loads the tab from a domain it declares', () => {
    const tab = manifest.staticTabs.find(({ entityId }) => entityId === 'completion')
    expect(manifest.validDomains).toContain(new URL(tab?.contentUrl ?? '').hostname)
  })

  test('stays hidden until an administrator allows it', () => {
    expect(manifest.defaultBlockUntilAdminAction).toBe(true)
  })
})

describe('the Welsh texts', () => {
  test('are named by the manifest and pass Microsoft’s schema', () => {
    expect(manifest.localizationInfo.additionalLanguages).toEqual([{ languageTag: 'cy-gb', file: 'cy.json' }])
    expect(problemsUnder(textsSchema, welsh)).toEqual([])
  })

  test('cover every command and tab by its place', () => {
    const keys = Object.keys(welsh)
    manifest.bots[0].commandLists[0].commands.forEach((_command, index) => {
      expect(keys).toContain(`bots[0].commandLists[0].commands[${index}].description`)
    })
    const tab = manifest.staticTabs.findIndex(({ entityId }) => entityId === 'completion')
    expect(keys).toContain(`staticTabs[${tab}].name`)
  })

  test('leave the commands’ own words alone, since those are what the bot reads', () => {
    expect(Object.keys(welsh).filter((key) => key.endsWith('.title'))).toEqual([])
  })
})
