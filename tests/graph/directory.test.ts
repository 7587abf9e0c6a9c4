import { describe, expect, test } from 'vitest'
import { createDirectory } from '../../src/graph/directory.ts'
import { oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'
import { type GroupId, parseGroupId, parsePersonId } from '../../src/people/person.ts'
import type { Directory, DirectoryUser } from '../../src/people/ports.ts'
import { withDirectory } from './with-directory.ts'

const { staff, pupils, leaders, governors } = oakfield.groups
const nobody = '0a4f1e1d-0000-4000-8000-00000000dead'

async function read(directory: Directory, group: GroupId): Promise<readonly DirectoryUser[]> {
  const users: DirectoryUser[] = []
  for await (const user of directory.listMembers(group)) users.push(user)
  return users
}

describe('reading a group', () => {
  test('1,200 pupils come in two pages, and the link is followed as it is', async () => {
    const { emulator, config } = await withDirectory()

    const users = await read(createDirectory(config), pupils)

    expect(new Set(users.map(({ id }) => id)).size).toBe(1200)
    const [first, second] = emulator.requests.map(({ target }) => target)
    expect(emulator.requests).toHaveLength(2)
    expect(first).toContain(
      '$select=id,displayName,userPrincipalName,jobTitle,accountEnabled,userType,ageGroup&$top=999',
    )
    expect(second).toBe(`${first}&$skiptoken=${Buffer.from('offset:999').toString('base64url')}`)
    expect(emulator.requests.map(({ headers }) => headers.consistencylevel)).toEqual(['eventual', 'eventual'])
  })

  test('nested groups are flattened and each person comes once', async () => {
    const { config } = await withDirectory()
    const users = await read(createDirectory(config), staff)
    expect(users).toHaveLength(52)
    expect(users.find(({ id }) => id === cast.priya.id)).toEqual({
      id: cast.priya.id,
      displayName: 'Priya Shah',
      userPrincipalName: 'priya.shah@oakfield.example',
      jobTitle: 'Class teacher',
      accountEnabled: true,
      userType: 'Member',
      ageGroup: null,
    })
  })

  test('an empty group is nobody, not an error', async () => {
    const groups = oakfieldDirectory.groups.map((group) => ({ ...group, members: [] }))
    const { config } = await withDirectory({ ...oakfieldDirectory, groups })
    expect(await read(createDirectory(config), staff)).toEqual([])
  })

  test('a group nobody knows is an error that names it', async () => {
    const { config } = await withDirectory()
    await expect(read(createDirectory(config), parseGroupId(nobody))).rejects.toMatchObject({
      kind: 'group-not-found',
      message: `Entra ID has no group ${nobody}. Check the group’s id in the settings.`,
    })
  })

  test('a group that may not be read is an error that names the permission and the group', async () => {
    const { emulator, config, waits } = await withDirectory()
    emulator.plan({ on: new RegExp(`groups/${governors}/transitiveMembers`), answer: { kind: 'forbidden' } })

    await expect(read(createDirectory(config), governors)).rejects.toMatchObject({
      kind: 'not-permitted',
      message: expect.stringMatching(new RegExp(`${governors}.*GroupMember\\.Read\\.All`)),
    })
    expect(waits).toEqual([])
  })

  test('people without their names mean a missing permission', async () => {
    const { emulator, config } = await withDirectory()
    emulator.plan({ on: /transitiveMembers/, answer: { kind: 'names-withheld' } })

    await expect(read(createDirectory(config), staff)).rejects.toMatchObject({
      kind: 'not-permitted',
      message: expect.stringMatching(/^Graph returned people without their names.*lacks User\.Read\.All\.$/),
    })
  })

  test('people of whom nothing says whether they are enabled mean a missing permission too', async () => {
    const users = oakfieldDirectory.users.map((user) => ({ ...user, accountEnabled: null }))
    const { config } = await withDirectory({ ...oakfieldDirectory, users })
    await expect(read(createDirectory(config), staff)).rejects.toMatchObject({ kind: 'not-permitted' })
  })

  test('one person without a name is only that', async () => {
    const users = oakfieldDirectory.users.map((user) =>
      user.id === cast.priya.id ? { ...user, displayName: null, userPrincipalName: null } : user,
    )
    const { config } = await withDirectory({ ...oakfieldDirectory, users })
    expect(await read(createDirectory(config), staff)).toHaveLength(52)
  })

  test('an answer that is not as documented is refused', async () => {
    const users = oakfieldDirectory.users.map((user) => ({ ...user, accountEnabled: 'yes' as unknown as boolean }))
    const { config } = await withDirectory({ ...oakfieldDirectory, users })
    await expect(read(createDirectory(config), staff)).rejects.toMatchObject({
      kind: 'unexpected-answer',
      message: expect.stringContaining('value.0.accountEnabled'),
    })
  })
})

describe('page tokens that expire', () => {
  test('the pages so far are thrown away and the reading starts again', async () => {
    const { emulator, config } = await withDirectory()
    emulator.plan({ on: /skiptoken/, answer: { kind: 'page-expired' }, times: 2 })

    const users = await read(createDirectory(config), pupils)

    expect(users).toHaveLength(1200)
    expect(emulator.requests.map(({ target }) => target.includes('skiptoken'))).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ])
  })

  test('somebody who left meanwhile is not kept from the first try', async () => {
    const { emulator, config } = await withDirectory()
    emulator.plan({ on: /skiptoken/, answer: { kind: 'page-expired' } })
    const reading = createDirectory({
      ...config,
      tokens: {
        getAccessToken: async () => {
          if (emulator.requests.length === 2) emulator.replaceSchool(withoutFirstPupil)
          return 'local'
        },
      },
    })
    const users = await read(reading, pupils)
    expect(users).toHaveLength(1199)
  })

  test('three times in a row is an error and nobody is returned', async () => {
    const { emulator, config } = await withDirectory()
    emulator.plan({ on: /skiptoken/, answer: { kind: 'page-expired' }, times: Number.POSITIVE_INFINITY })
    const seen: DirectoryUser[] = []

    const reading = (async () => {
      for await (const user of createDirectory(config).listMembers(pupils)) seen.push(user)
    })()

    await expect(reading).rejects.toMatchObject({ kind: 'page-expired', message: expect.stringContaining(pupils) })
    expect(seen).toEqual([])
    expect(emulator.requests).toHaveLength(6)
  })

  test('any other bad request on a link is treated alike', async () => {
    const { emulator, config } = await withDirectory()
    const answer = { kind: 'problem', status: 400, code: 'BadRequest', message: 'Skip token is not valid.' } as const
    emulator.plan({ on: /skiptoken/, answer })
    expect(await read(createDirectory(config), pupils)).toHaveLength(1200)
  })
})

const withoutFirstPupil = {
  ...oakfieldDirectory,
  groups: oakfieldDirectory.groups.map((group) =>
    group.id === pupils ? { ...group, members: group.members.slice(1) } : group,
  ),
}

describe('a busy Graph', () => {
  test('is waited for as long as it says', async () => {
    const { emulator, config, waits } = await withDirectory()
    emulator.plan({ on: /transitiveMembers/, answer: { kind: 'throttled', retryAfterSeconds: 7 } })

    expect(await read(createDirectory(config), staff)).toHaveLength(52)
    expect(waits).toEqual([7000])
  })

  test('in the middle of a reading costs that page alone', async () => {
    const { emulator, config } = await withDirectory()
    emulator.plan({ on: /skiptoken/, answer: { kind: 'unavailable', status: 504, retryAfterSeconds: 1 } })

    expect(await read(createDirectory(config), pupils)).toHaveLength(1200)
    expect(emulator.requests).toHaveLength(3)
  })

  test('is given up after four tries, saying when to come back', async () => {
    const { emulator, config, waits } = await withDirectory()
    const answer = { kind: 'throttled', retryAfterSeconds: 20 } as const
    emulator.plan({ on: /transitiveMembers/, answer, times: Number.POSITIVE_INFINITY })

    await expect(read(createDirectory(config), staff)).rejects.toMatchObject({
      kind: 'throttled',
      retryAfterMs: 20_000,
      message: expect.stringContaining('Try again in 20 seconds.'),
    })
    expect(emulator.requests).toHaveLength(4)
    expect(waits).toEqual([20_000, 20_000, 20_000])
  })

  test('is not waited for longer than two minutes in all', async () => {
    const { emulator, config, waits } = await withDirectory()
    emulator.plan({ on: /transitiveMembers/, answer: { kind: 'throttled', retryAfterSeconds: 100 }, times: 9 })

    await expect(read(createDirectory(config), staff)).rejects.toMatchObject({
      kind: 'throttled',
      retryAfterMs: 100_000,
    })
    expect(waits).toEqual([100_000])
  })

  test('that does not say when is asked after longer and longer pauses', async () => {
    const { emulator, config, waits } = await withDirectory()
    emulator.plan({ on: /transitiveMembers/, answer: { kind: 'unavailable' }, times: 9 })

    await expect(read(createDirectory(config), staff)).rejects.toMatchObject({ kind: 'unavailable' })
    expect(waits).toEqual([1000, 2000, 4000])
  })

  test('that drops the connection is asked again', async () => {
    const { emulator, config, waits } = await withDirectory()
    emulator.plan({ on: /transitiveMembers/, answer: { kind: 'dropped' } })

    expect(await read(createDirectory(config), staff)).toHaveLength(52)
    expect(waits).toEqual([1000])
  })

  test('that is not there at all is an error that says so', async () => {
    const { emulator, config } = await withDirectory()
    await emulator.stop()
    await expect(read(createDirectory(config), staff)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    })
  })
})

describe('one person', () => {
  test('is found, or is not there', async () => {
    const { config } = await withDirectory()
    const directory = createDirectory(config)
    expect(await directory.findUser(cast.helen.id)).toMatchObject({
      displayName: 'Helen Ward',
      jobTitle: 'Headteacher',
    })
    expect(await directory.findUser(parsePersonId(nobody))).toBeUndefined()
  })

  test('is a member of nested groups, or of none', async () => {
    const { config } = await withDirectory()
    const directory = createDirectory(config)
    expect(await directory.isMemberOfAny(cast.priya.id, [leaders, staff])).toBe(true)
    expect(await directory.isMemberOfAny(cast.priya.id, [leaders])).toBe(false)
    expect(await directory.isMemberOfAny(parsePersonId(nobody), [leaders])).toBe(false)
  })

  test('more than twenty groups are checked in several questions', async () => {
    const { emulator, config } = await withDirectory()
    const others = Array.from({ length: 20 }, (_, n) =>
      parseGroupId(`0a4f1e1d-0000-4000-b000-${String(n).padStart(12, '0')}`),
    )

    expect(await createDirectory(config).isMemberOfAny(cast.helen.id, [...others, leaders])).toBe(true)
    expect(emulator.requests).toHaveLength(2)
  })

  test('not being allowed to ask is not the same as not being a member', async () => {
    const { emulator, config } = await withDirectory()
    emulator.plan({ on: /checkMemberGroups/, answer: { kind: 'forbidden' } })
    await expect(createDirectory(config).isMemberOfAny(cast.helen.id, [leaders])).rejects.toMatchObject({
      kind: 'not-permitted',
    })
  })
})

test('a group has a name, or is not there', async () => {
  const { config } = await withDirectory()
  const directory = createDirectory(config)
  expect(await directory.findGroupName(staff)).toBe('Oakfield staff')
  expect(await directory.findGroupName(parseGroupId(nobody))).toBeUndefined()
})
