import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { placeholdersIn, readManifest } from '../manifest/filled-manifest.ts'
import { outputsOf, readBicep } from './deployment-files.ts'

const project = readFileSync('teamsapp.yml', 'utf8')
const tabApp = readFileSync('infra/tab-app.json', 'utf8')

/** Actions of the Microsoft 365 Agents Toolkit, as its documentation names them. */
const documentedActions = [
  'teamsApp/create',
  'aadApp/create',
  'arm/deploy',
  'aadApp/update',
  'teamsApp/validateManifest',
  'teamsApp/zipAppPackage',
  'teamsApp/update',
  'cli/runNpmCommand',
  'azureAppService/zipDeploy',
  'teamsApp/publishAppPackage',
]

describe('the toolkit project', () => {
  test('uses documented actions only', () => {
    const used = new Set(Array.from(project.matchAll(/uses: (\S+)/g), ([, action = '']) => action))
    expect([...used].toSorted()).toEqual(documentedActions.toSorted())
  })

  test('names files that are there', () => {
    const sources = [...project.matchAll(/: \.\/(\S+)/g)].map(([, path]) => path ?? '')
    for (const path of sources.filter((source) => !source.startsWith('dist/')))
      expect([path, existsSync(path)]).toEqual([path, true])
  })

  test('runs npm scripts that are there', () => {
    const scripts = [...project.matchAll(/args: run (\w+)/g)].map(([, script]) => script)
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(readFileSync('package.json', 'utf8')).toContain(`"${script}":`)
  })

  test('asks for no client secret', () => {
    const answers = [...project.matchAll(/generateClientSecret: (\w+)/g)].map(([, answer]) => answer)
    expect(answers).toEqual(['false', 'false'])
  })

  test('every value in its files is filled in by the school or by a step', () => {
    const bySchool = [...readFileSync('env/.env.school', 'utf8').matchAll(/^(\w+)=/gm)].map(([, name]) => name)
    const byStep = [...project.matchAll(/^ {6}\w+: ([A-Z_]+)$/gm)].map(([, name]) => name)
    // The toolkit makes this id up itself.
    const byToolkit = ['AAD_APP_ACCESS_AS_USER_PERMISSION_ID']
    const known = [...bySchool, ...byStep, ...byToolkit, ...outputsOf(readBicep('main.bicep'))]
    const used = [project, tabApp, readManifest(), readFileSync('infra/main.parameters.json', 'utf8')].flatMap(
      placeholdersIn,
    )

    expect(used.length).toBeGreaterThan(15)
    for (const name of used) expect(known).toContain(name)
  })
})

describe('the app registration of the tab', () => {
  test('has the App ID URI that the Teams manifest names', () => {
    const uri = 'api://${{ASSENT_HOST}}/${{TAB_APP_ID}}'
    expect(tabApp).toContain(uri)
    expect(readManifest()).toContain(uri)
  })

  test('lets Teams on desktop, mobile and the web sign in without asking', () => {
    expect(tabApp).toContain('1fec8e78-bce4-4aaf-ab1b-5451cc387264')
    expect(tabApp).toContain('5e3ce6c0-2b1f-4285-8d4b-75ee78787346')
  })

  test('asks Graph for four application permissions and no more', () => {
    expect(tabApp.match(/"type": "Role"/g)).toHaveLength(4)
    expect(tabApp).not.toContain('"type": "Scope"')
  })
})
