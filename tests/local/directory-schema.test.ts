import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import { userProperties } from '../../src/graph/graph-answers.ts'
import { type LocalDirectory, startDirectory } from '../../src/local/directory/server.ts'
import { oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'
import { type CsdlTypes, problemsOf, readCsdl } from './csdl.ts'

const file = join(import.meta.dirname, '../../../shared/schemas/graph-v1-subset.xml')
const isMissing = !existsSync(file) && !process.env.CI
if (isMissing)
  console.warn('Skipped: ../shared/schemas is not beside this checkout, so Graph’s own types cannot be compared.')

const { manifestId, catalogId } = oakfieldDirectory.teamsApp
const helen = cast.helen.id
const everyProperty = `${userProperties},givenName,surname,mail,department`

describe.skipIf(isMissing)('what the local directory answers is what Graph’s published types say', () => {
  let types: CsdlTypes
  let directory: LocalDirectory
  beforeAll(async () => {
    types = readCsdl(readFileSync(file, 'utf8'))
    directory = await startDirectory({ school: oakfieldDirectory })
    await call(`/users/${helen}/teamwork/installedApps`, {
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${catalogId}`,
    })
  })
  afterAll(() => directory.stop())

  async function call(path: string, body?: object): Promise<string> {
    const headers = { authorization: 'Bearer local', consistencylevel: 'eventual' }
    const post = body && { method: 'POST', body: JSON.stringify(body) }
    return (await fetch(`${directory.url}/v1.0${path}`, { headers, ...post })).text()
  }

  async function read(path: string): Promise<object> {
    return z.looseObject({}).parse(JSON.parse(await call(path)))
  }

  async function readList(path: string): Promise<object[]> {
    const { value } = z.object({ value: z.array(z.looseObject({})).min(1) }).parse(JSON.parse(await call(path)))
    return value
  }

  const { staff } = oakfield.groups

  test.each([
    ['user', `/users/${helen}`],
    ['user', `/users/${helen}?$select=${everyProperty}`],
    ['group', `/groups/${staff}`],
  ])('one %s: %s', async (type, path) => {
    expect(problemsOf(types, type, await read(path))).toEqual([])
  })

  test.each([
    ['user', `/groups/${staff}/transitiveMembers/microsoft.graph.user?$count=true&$top=999&$select=${everyProperty}`],
    ['teamsApp', `/appCatalogs/teamsApps?$filter=externalId eq '${manifestId}'`],
    ['userScopeTeamsAppInstallation', `/users/${helen}/teamwork/installedApps?$expand=teamsApp,teamsAppDefinition`],
  ])('a list of %s', async (type, path) => {
    const problems = (await readList(path)).flatMap((item) => problemsOf(types, type, item))
    expect(problems).toEqual([])
  })

  test('the chat of an installation', async () => {
    const [installation] = z
      .array(z.object({ id: z.string() }))
      .parse(await readList(`/users/${helen}/teamwork/installedApps`))
    const chat = await read(`/users/${helen}/teamwork/installedApps/${encodeURIComponent(installation!.id)}/chat`)
    expect(chat).toMatchObject({ id: `19:${helen}_${oakfield.botId}@unq.gbl.spaces` })
    expect(problemsOf(types, 'chat', chat)).toEqual([])
  })

  test('the check notices a wrong name, a wrong type and a wrong null', () => {
    const wrong = { id: null, fullName: 'Helen', accountEnabled: 'yes' }
    expect(problemsOf(types, 'user', wrong)).toEqual([
      'user.id must not be null',
      'user has no property fullName',
      'user.accountEnabled is string, not Edm.Boolean',
    ])
  })
})
