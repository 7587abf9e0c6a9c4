import { expect, test } from 'vitest'
import { createTeamsAppInstaller } from '../../src/graph/teams-app-installer.ts'
import { adults } from '../../src/local/oakfield/adults.ts'
import { oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { pupils } from '../../src/local/oakfield/pupils.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import { type PersonId, parsePersonId } from '../../src/people/person.ts'
import { withDirectory } from './with-directory.ts'

const { manifestId } = oakfieldDirectory.teamsApp
const posting = /^POST .*installedApps/

async function withInstaller(id: string = manifestId) {
  const started = await withDirectory()
  const told: PersonId[] = []
  started.emulator.onInstall((person) => told.push(person))
  return { ...started, told, installer: createTeamsAppInstaller({ ...started.config, manifestId: id }) }
}

test('the app is installed once, and a second time is as good', async () => {
  const { installer, emulator, told } = await withInstaller()

  expect(await installer.ensureInstalled(cast.priya.id)).toEqual({ kind: 'installed' })
  expect(await installer.ensureInstalled(cast.priya.id)).toEqual({ kind: 'installed' })

  expect(told).toEqual([cast.priya.id])
  const catalog = emulator.requests.filter(({ target }) => target.includes('appCatalogs'))
  expect(catalog.map(({ target }) => target)).toEqual([
    `/v1.0/appCatalogs/teamsApps?$filter=externalId eq '${manifestId}'`,
  ])
})

test.each([
  ['a pupil', pupils[0]],
  ['a guest', adults.visitors[0]],
])('%s is left out by Teams and stays so', async (_, person) => {
  const { installer } = await withInstaller()
  expect(await installer.ensureInstalled(person!.id)).toMatchObject({
    kind: 'unreachable',
    reason: 'stopped-by-administrator',
  })
})

test('somebody Teams does not know has no Teams', async () => {
  const { installer } = await withInstaller()
  const stranger = parsePersonId('0a4f1e1d-0000-4000-8000-00000000dead')
  expect(await installer.ensureInstalled(stranger)).toMatchObject({ kind: 'unreachable', reason: 'no-teams' })
})

test('an app that was uploaded anew is looked up again', async () => {
  const { installer, emulator } = await withInstaller()
  await installer.ensureInstalled(cast.priya.id)
  const teamsApp = { ...oakfieldDirectory.teamsApp, catalogId: '0a4f1e1d-0000-4000-8000-0000000000cb' }
  emulator.replaceSchool({ ...oakfieldDirectory, teamsApp })

  expect(await installer.ensureInstalled(cast.mo.id)).toEqual({ kind: 'installed' })
})

test('an app that is not in the catalogue yet makes nobody unreachable', async () => {
  const { installer } = await withInstaller('0a4f1e1d-0000-4000-8000-0000000000ff')
  expect(await installer.ensureInstalled(cast.priya.id)).toMatchObject({
    kind: 'retry',
    detail: expect.stringContaining('not in the organisation’s Teams catalogue'),
  })
})

test.each([
  ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  [
    'Forbidden',
    "Missing role permissions on the request. API requires one of 'TeamsAppInstallation.ReadWriteForUser.All'.",
  ],
])('a permission of ours that is missing (%s) makes nobody unreachable', async (code, message) => {
  const { installer, emulator } = await withInstaller()
  emulator.plan({ on: posting, answer: { kind: 'problem', status: 403, code, message } })
  expect(await installer.ensureInstalled(cast.priya.id)).toMatchObject({
    kind: 'retry',
    detail: expect.stringContaining('TeamsAppInstallation.ReadWriteSelfForUser.All'),
  })
})

test('a busy Graph is told on, not waited for', async () => {
  const { installer, emulator, waits } = await withInstaller()
  emulator.plan({ on: posting, answer: { kind: 'throttled', retryAfterSeconds: 9 } })

  expect(await installer.ensureInstalled(cast.priya.id)).toMatchObject({ kind: 'retry', retryAfterMs: 9000 })
  expect(waits).toEqual([])
  expect(await installer.ensureInstalled(cast.priya.id)).toEqual({ kind: 'installed' })
})

test('a Graph that is not there is a reason to try again', async () => {
  const { installer, emulator } = await withInstaller()
  await emulator.stop()
  expect(await installer.ensureInstalled(cast.priya.id)).toMatchObject({ kind: 'retry' })
})

test('a catalogue that failed is asked again the next time', async () => {
  const { installer, emulator } = await withInstaller()
  emulator.plan({ on: /appCatalogs/, answer: { kind: 'forbidden' } })

  expect(await installer.ensureInstalled(cast.priya.id)).toMatchObject({ kind: 'retry' })
  expect(await installer.ensureInstalled(cast.priya.id)).toEqual({ kind: 'installed' })
})

test('a bad request counts as installed only where the app is there', async () => {
  const { installer, emulator } = await withInstaller()
  const answer = { kind: 'problem', status: 400, code: 'BadRequest', message: 'Settings store failed.' } as const
  emulator.plan({ on: posting, answer })
  expect(await installer.ensureInstalled(cast.priya.id)).toMatchObject({ kind: 'retry' })

  await installer.ensureInstalled(cast.priya.id)
  emulator.plan({ on: posting, answer })
  expect(await installer.ensureInstalled(cast.priya.id)).toEqual({ kind: 'installed' })
})
