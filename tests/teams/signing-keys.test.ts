import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSigningKeys, type SigningKeys } from '../../src/teams/signing-keys.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { type KeyServer, startKeyServer } from './key-server.ts'

const HOUR_MS = 3_600_000
let server: KeyServer
let clock: TestClock
let keys: SigningKeys

beforeEach(async () => {
  server = await startKeyServer()
  await server.publish('old')
  clock = testClock()
  keys = createSigningKeys(server.metadataUrl, clock)
})
afterEach(() => server.stop())

test('requests that arrive together read the keys once', async () => {
  const found = await Promise.all(Array.from({ length: 20 }, () => keys.find('old')))

  expect(found.every((key) => key?.endorsements.includes('msteams'))).toBe(true)
  expect(server.reads()).toBe(1)
})

test('a key published since is found an hour later, not sooner', async () => {
  await keys.find('old')
  await server.publish('new')

  expect(await keys.find('new')).toBeUndefined()
  clock.advance(HOUR_MS)
  expect(await keys.find('new')).toBeDefined()
  expect(server.reads()).toBe(2)
})

test('known keys are kept for a day without asking, then read again', async () => {
  await keys.find('old')
  clock.advance(24 * HOUR_MS - 1)
  await keys.find('old')
  expect(server.reads()).toBe(1)

  clock.advance(1)
  await keys.find('old')
  expect(server.reads()).toBe(2)
})

test('keys that could not be read are asked for again', async () => {
  const nowhere = createSigningKeys(new URL('http://127.0.0.1:1/'), clock)

  await expect(nowhere.find('old')).rejects.toThrow('fetch failed')
  await expect(nowhere.find('old')).rejects.toThrow('fetch failed')
})

test('keys of yesterday serve while Microsoft cannot be asked, those of two days ago do not', async () => {
  await keys.find('old')
  await server.stop()

  clock.advance(24 * HOUR_MS)
  expect(await keys.find('old')).toBeDefined()
  clock.advance(24 * HOUR_MS)
  await expect(keys.find('old')).rejects.toThrow('fetch failed')
})
