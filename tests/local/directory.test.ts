import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import type { SchoolDirectory } from '../../src/local/directory/school-directory.ts'
import { type LocalDirectory, startDirectory } from '../../src/local/directory/server.ts'
import { adults } from '../../src/local/oakfield/adults.ts'
import { misplacedPupils, oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { pupils } from '../../src/local/oakfield/pupils.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'

const { staff, teachers, supportStaff, leaders } = oakfield.groups
const members = `/v1.0/groups/${staff}/transitiveMembers`
const cast999 = `${members}/microsoft.graph.user?$count=true&$top=999`
const install = `/v1.0/users/${cast.priya.id}/teamwork/installedApps`
const bind = {
  'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${oakfieldDirectory.teamsApp.catalogId}`,
}

let directory: LocalDirectory | undefined
afterEach(() => directory?.stop())

async function start(school: SchoolDirectory = oakfieldDirectory) {
  directory = await startDirectory({ school })
  return directory
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  // Loose on purpose: each test looks at what it is about.
  readonly body: Record<string, unknown> & { readonly value: readonly Record<string, unknown>[] }
}

// An id on its own, as in an answer about groups, reads as a thing with that id.
const item = z.union([z.looseObject({}), z.string().transform((id): Record<string, unknown> => ({ id }))])
const answerBody = z.looseObject({ value: z.array(item).default([]) })

async function ask(path: string, options: { body?: object; headers?: Record<string, string> } = {}): Promise<Answer> {
  const headers = options.headers ?? { authorization: 'Bearer local', consistencylevel: 'eventual' }
  const post = options.body && { method: 'POST', body: JSON.stringify(options.body) }
  const response = await fetch(`${directory!.url}${path}`, { headers, ...post })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: answerBody.parse(text ? JSON.parse(text) : {}) }
}

describe('asking', () => {
  test('needs a token', async () => {
    await start()
    const { status, body } = await ask(`/v1.0/groups/${staff}`, { headers: {} })
    expect(status).toBe(401)
    expect(body).toMatchObject({
      error: {
        code: 'InvalidAuthenticationToken',
        message: expect.any(String),
        innerError: {
          date: expect.any(String),
          'request-id': expect.any(String),
          'client-request-id': expect.any(String),
        },
      },
    })
  })

  test.each([
    ['an unknown group', '/v1.0/groups/nobody', 404, 'Request_ResourceNotFound'],
    ['an unknown path', '/v1.0/teams', 400, 'BadRequest'],
    ['another version', `/beta/groups/${staff}`, 400, 'BadRequest'],
    ['a property Graph does not have', `/v1.0/groups/${staff}?$select=fullName`, 400, 'BadRequest'],
    ['a page of a thousand', `${members}?$top=1000`, 400, 'Request_BadRequest'],
    ['a made-up page', `${members}?$skiptoken=made-up`, 400, 'Request_BadRequest'],
    ['an unsupported filter', "/v1.0/appCatalogs/teamsApps?$filter=displayName eq 'Assent'", 400, 'BadRequest'],
    ['a cast without $count', `${members}/microsoft.graph.user`, 400, 'Request_UnsupportedQuery'],
  ])('for %s is refused in Graph’s way', async (_, path, status, code) => {
    await start()
    expect(await ask(path)).toMatchObject({ status, body: { error: { code } } })
  })

  test('to count needs the consistency header', async () => {
    await start()
    const headers = { authorization: 'Bearer local' }
    expect(await ask(`${members}?$count=true`, { headers })).toMatchObject({ status: 400 })
    expect(await ask(`${members}?$top=5`, { headers })).toMatchObject({ status: 200 })
  })

  test('is remembered for a test to look at', async () => {
    const { requests } = await start()
    await ask(`/v1.0/groups/${staff}?$select=id`)
    expect(requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      `GET /v1.0/groups/${staff}?$select=id`,
    ])
  })
})

describe('members of a group', () => {
  test('are the people of the groups within it', async () => {
    await start()
    const { body } = await ask(cast999)
    expect(body['@odata.count']).toBe(52)
    expect(body.value).toHaveLength(52)
    expect(body.value.map(({ id }) => id)).toEqual(expect.arrayContaining([cast.priya.id, cast.ines.id, cast.helen.id]))
  })

  test('without a cast are the groups as well', async () => {
    await start()
    const { body } = await ask(`${members}?$top=999`)
    const groups = body.value.filter((item) => item['@odata.type'] === '#microsoft.graph.group')
    expect(groups.map(({ id }) => id)).toEqual([teachers, supportStaff])
  })

  test('come a hundred at a time unless told, with a link to Graph itself', async () => {
    await start()
    const { body } = await ask(`/v1.0/groups/${oakfield.groups.pupils}/transitiveMembers`)
    expect(body.value).toHaveLength(100)
    expect(body['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/groups\/.*skiptoken=/)
  })

  test('leave out what was not selected, and three things unless asked', async () => {
    await start()
    const [chosen] = (await ask(`${cast999}&$select=id,ageGroup`)).body.value
    expect(Object.keys(chosen ?? {}).toSorted()).toEqual(['ageGroup', 'id'])
    const [unasked] = (await ask(cast999)).body.value
    expect(Object.keys(unasked ?? {})).not.toEqual(expect.arrayContaining(['accountEnabled']))
  })

  test('come once from groups that hold each other', async () => {
    const groups = oakfieldDirectory.groups.map((group) =>
      group.id === teachers ? { ...group, members: [staff, cast.priya.id] } : group,
    )
    await start({ ...oakfieldDirectory, groups })
    const { body } = await ask(cast999)
    expect(body.value.filter(({ id }) => id === cast.priya.id)).toHaveLength(1)
  })

  test('change when the school does', async () => {
    const { replaceSchool } = await start()
    replaceSchool({ ...oakfieldDirectory, users: oakfieldDirectory.users.filter(({ id }) => id !== cast.priya.id) })
    expect((await ask(cast999)).body.value).toHaveLength(51)
    expect((await ask(`/v1.0/users/${cast.priya.id}`)).status).toBe(404)
  })

  test('are checked twenty groups at a time', async () => {
    await start()
    const check = `/v1.0/users/${cast.helen.id}/checkMemberGroups`
    const { body } = await ask(check, { body: { groupIds: [staff, teachers, leaders.toUpperCase()] } })
    expect(body.value).toEqual([{ id: staff }, { id: leaders }])
    expect((await ask(check, { body: { groupIds: Array.from({ length: 21 }, () => staff) } })).status).toBe(400)
  })
})

describe('installing the Teams app', () => {
  test('answers 201 with nothing at all, and tells the listener', async () => {
    const { onInstall } = await start()
    const told: string[] = []
    onInstall((person) => told.push(person))

    const answer = await ask(install, { body: bind })

    expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([201, null, { value: [] }])
    expect(told).toEqual([cast.priya.id])
    expect((await ask(install)).body.value).toHaveLength(1)
  })

  test('again is a conflict and tells nobody', async () => {
    const { onInstall } = await start()
    await ask(install, { body: bind })
    const told: string[] = []
    onInstall((person) => told.push(person))
    expect((await ask(install, { body: bind })).status).toBe(409)
    expect(told).toEqual([])
  })

  test.each([
    ['a pupil', pupils[0]],
    ['a guest', adults.visitors[0]],
  ])('for %s is blocked', async (_, person) => {
    await start()
    expect((await ask(`/v1.0/users/${person!.id}/teamwork/installedApps`, { body: bind })).status).toBe(403)
  })

  test.each([
    [
      'the manifest’s id',
      { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/x/${oakfieldDirectory.teamsApp.manifestId}` },
      404,
    ],
    ['no id', {}, 400],
  ])('by %s does not work', async (_, body, status) => {
    await start()
    expect((await ask(install, { body })).status).toBe(status)
  })
})

describe('planned faults', () => {
  test('come once, to the first request they fit', async () => {
    const { plan } = await start()
    plan({ on: /teamsApps/, answer: { kind: 'throttled', retryAfterSeconds: 3 } })

    expect((await ask(`/v1.0/groups/${staff}`)).status).toBe(200)
    const { status, headers } = await ask('/v1.0/appCatalogs/teamsApps')
    expect([status, headers.get('retry-after')]).toEqual([429, '3'])
    expect((await ask('/v1.0/appCatalogs/teamsApps')).status).toBe(200)
  })

  test('come as often as told', async () => {
    const { plan } = await start()
    plan({ on: /groups/, answer: { kind: 'forbidden' }, times: 2 })
    const statuses = [await ask(cast999), await ask(cast999), await ask(cast999)].map(({ status }) => status)
    expect(statuses).toEqual([403, 403, 200])
  })

  test('can withhold everything but the id', async () => {
    const { plan } = await start()
    plan({ on: /groups/, answer: { kind: 'names-withheld' } })
    const [person] = (await ask(`${cast999}&$select=id,displayName`)).body.value
    expect(person).toEqual({ '@odata.type': '#microsoft.graph.user', id: expect.any(String), displayName: null })
  })
})

test('the school has what an audience can go wrong with', () => {
  const { users } = oakfieldDirectory
  const inTeachers = oakfieldDirectory.groups.find(({ id }) => id === teachers)?.members
  expect(new Set(users.map(({ id }) => id)).size).toBe(users.length)
  expect(new Set(users.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(users.length)
  expect(pupils).toHaveLength(1200)
  expect(users.filter(({ userType }) => userType === 'Guest')).toHaveLength(2)
  expect(users.filter(({ accountEnabled }) => !accountEnabled)).toHaveLength(1)
  expect(misplacedPupils.inTeachers.ageGroup).toBeNull()
  expect(inTeachers).toContain(misplacedPupils.inTeachers.id)
})
