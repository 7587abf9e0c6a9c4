import { afterAll, beforeAll, expect, test } from 'vitest'
import { oakfield as sample } from '../../src/local/oakfield/school.ts'
import { createGate } from '../../src/teams/request-gate.ts'
import { testClock } from '../support/clock.ts'
import { priya, tenantId } from '../support/oakfield.ts'
import { type BotSchool, startBotSchool } from './bot-school.ts'

const gate = createGate({ access: { kind: 'local', botId: sample.botId }, clock: testClock() }, tenantId)

const activity = (serviceUrl: string) => ({
  type: 'message',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:x', aadObjectId: priya.id },
  recipient: { id: `28:${sample.botId}` },
  conversation: { id: 'a:x', tenantId },
})

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('local mode answers this machine at %s', async (remoteAddress) => {
  const verdict = await gate({
    authorization: undefined,
    remoteAddress,
    body: activity('http://localhost:9/_connector'),
  })
  expect(verdict.kind).toBe('accepted')
})

test.each(['192.168.1.5', '::ffff:10.0.0.1', '128.0.0.1', undefined])(
  'local mode refuses %s',
  async (remoteAddress) => {
    const verdict = await gate({ authorization: undefined, remoteAddress, body: activity('http://localhost:9/') })
    expect(verdict).toMatchObject({ kind: 'refused', status: 403 })
  },
)

test.each(['http://127.0.0.1:56150/_connector', 'http://localhost:1/', 'http://[::1]:1/'])(
  'local mode may answer to %s',
  async (serviceUrl) => {
    const verdict = await gate({ authorization: undefined, remoteAddress: '127.0.0.1', body: activity(serviceUrl) })
    expect(verdict.kind).toBe('accepted')
  },
)

test.each([
  'https://smba.trafficmanager.net/uk/',
  'http://10.0.0.1/',
  'http://localhost.evil.example/',
  'http://localhost@evil.example/',
  'ftp://localhost/',
])('local mode sends nothing to %s', async (serviceUrl) => {
  const verdict = await gate({ authorization: undefined, remoteAddress: '127.0.0.1', body: activity(serviceUrl) })
  expect(verdict).toMatchObject({ kind: 'refused', status: 403 })
})

let school: BotSchool
beforeAll(async () => {
  school = await startBotSchool()
})
afterAll(() => school.stop())

test('a web page that posts plain text at the bot is refused', async () => {
  const response = await fetch(school.url, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: JSON.stringify(activity(school.connector.serviceUrl)),
  })
  expect([response.status, await response.text()]).toEqual([400, ''])
})
