import { expect, test } from 'vitest'
import type { Messenger } from '../../src/campaigns/ports.ts'
import { readAll } from '../../src/campaigns/read-all.ts'
import { parsePersonId } from '../../src/people/person.ts'
import type { Faults } from '../../src/storage/faults.ts'
import { startWorker, type WorkerDeps } from '../../src/worker/worker.ts'
import { breakable } from '../support/breakable.ts'
import { entry, type Oakfield, oakfield, priya, rosterOf } from '../support/oakfield.ts'
import { virtualTime } from './virtual-time.ts'

interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

function workingSchool(options: { faults?: Faults; messenger?: Messenger; settings?: WorkerDeps['settings'] } = {}) {
  const time = virtualTime()
  const school = oakfield({ clock: time.clock, ...(options.faults && { faults: options.faults }) })
  const lines: LogLine[] = []
  const line = (level: LogLine['level']) => (fields: LogLine['fields'], message: string) =>
    void lines.push({ level, message, fields })
  const log = { info: line('info'), warn: line('warn'), error: line('error') }
  const messenger = options.messenger ?? school.messenger
  const start = () =>
    startWorker({
      ports: { ...school.ports, messenger },
      sleep: time.sleep,
      log,
      ...(options.settings && { settings: options.settings }),
    })
  return { time, school, lines, start }
}

async function waitingMessages({ storage, clock }: Oakfield): Promise<number> {
  clock.advance(3_600_000)
  return (await storage.jobs.receive(32, 1_000)).length
}

const manyStaff = (count: number) =>
  rosterOf(
    Array.from({ length: count }, (_, n) =>
      entry({ ...priya, id: parsePersonId(`0a4f1e1d-0000-4000-a000-${String(n).padStart(12, '0')}`) }, ['staff']),
    ),
  )

test('everybody gets their card and the queue is empty afterwards', async () => {
  const { time, school, start } = workingSchool()
  await school.launch()
  const worker = start()
  await time.pass(10_000)
  expect(school.messenger.cards).toHaveLength(5)
  await worker.stop()
  expect(time.waiting).toBe(0)
  expect(await waitingMessages(school)).toBe(0)
})

test('a campaign launched while the worker idles is sent', async () => {
  const { time, school, start } = workingSchool()
  const worker = start()
  await time.pass(60_000)
  await school.launch()
  await time.pass(10_000)
  await worker.stop()
  expect(school.messenger.cards).toHaveLength(5)
})

test('no more cards are on their way at once than allowed', async () => {
  let now = 0
  let most = 0
  const { time, school, start } = workingSchool({
    settings: { concurrency: 3, callsPerSecond: 1_000 },
    messenger: {
      async sendPolicyCard() {
        now += 1
        most = Math.max(most, now)
        await time.sleep(500)
        now -= 1
        return { kind: 'sent', conversationId: 'c', activityId: 'a', cardHash: 'h' }
      },
    },
  })
  await school.launch({ roster: manyStaff(20), audiences: ['staff'] })
  const worker = start()
  await time.pass(30_000)
  await worker.stop()
  expect(most).toBe(3)
})

test('cards keep to the rate, two calls each', async () => {
  const times: number[] = []
  const { time, school, start } = workingSchool({
    messenger: {
      async sendPolicyCard() {
        times.push(Date.parse(time.clock.now()))
        return { kind: 'sent', conversationId: 'c', activityId: 'a', cardHash: 'h' }
      },
    },
  })
  await school.launch({ roster: manyStaff(100), audiences: ['staff'] })
  const worker = start()
  await time.pass(60_000)
  await worker.stop()
  expect(times).toHaveLength(100)
  const busiest = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length))
  expect(busiest).toBeLessThanOrEqual(13)
})

test('a throttle pauses everybody, spends no tries, and everybody gets one card', async () => {
  const sentAt: number[] = []
  const { time, school, start } = workingSchool()
  const original = school.messenger.sendPolicyCard
  school.messenger.sendPolicyCard = async (request) => {
    sentAt.push(Date.parse(time.clock.now()))
    return original.call(school.messenger, request)
  }
  await school.launch({ roster: manyStaff(30), audiences: ['staff'] })
  school.messenger.answerNext({ kind: 'not-sent', retryAfterMs: 120_000, detail: '429', isThrottled: true })
  const worker = start()
  await time.pass(119_000)
  const duringPause = sentAt.length
  await time.pass(900_000)
  await worker.stop()
  expect(duringPause).toBeLessThanOrEqual(8)
  expect(school.messenger.cards).toHaveLength(30)
  expect(new Set(school.messenger.cards.map(({ personId }) => personId)).size).toBe(30)
})

test('a card that has to wait comes back by itself, without a sweep', async () => {
  const { time, school, lines, start } = workingSchool({ settings: { sweepEveryMs: 24 * 3_600_000 } })
  await school.launch()
  school.messenger.answerNext(...Array(8).fill({ kind: 'not-sent', retryAfterMs: 30_000, detail: 'busy' }))
  const worker = start()
  await time.pass(29_000)
  expect(school.messenger.cards).toEqual([])
  await time.pass(600_000)
  await worker.stop()
  expect(school.messenger.cards).toHaveLength(5)
  expect(lines).toEqual([])
})

test('a card whose answer never comes is unknown after a minute and holds nobody up', async () => {
  const { time, school, start } = workingSchool({ messenger: { sendPolicyCard: () => new Promise(() => {}) } })
  const campaign = await school.launch()
  const worker = start()
  await time.pass(70_000)
  await worker.stop()
  const deliveries = await readAll(school.stores.deliveries.listByCampaign(campaign))
  expect(deliveries.map(({ state }) => state.kind)).toEqual(Array(5).fill('unknown'))
})

test('stopping finishes what is under way and takes nothing new', async () => {
  const { time, school, start } = workingSchool({ settings: { concurrency: 2 } })
  await school.launch({ roster: manyStaff(20), audiences: ['staff'] })
  const worker = start()
  await time.pass(200)
  let isStopped = false
  const stopped = worker.stop().then(() => {
    isStopped = true
  })
  await time.pass(5_000)
  await stopped
  expect(isStopped).toBe(true)
  const sent = school.messenger.cards.length
  expect(sent).toBeLessThan(20)
  await time.pass(60_000)
  expect(school.messenger.cards).toHaveLength(sent)
  const next = start()
  await time.pass(300_000)
  await next.stop()
  expect(school.messenger.cards).toHaveLength(20)
})

test('stopping does not wait for cards whose turn has not come', async () => {
  const { time, school, start } = workingSchool({ settings: { callsPerSecond: 0.1 } })
  await school.launch()
  const worker = start()
  await time.pass(1_000)
  const before = time.clock.now()
  const stopped = worker.stop()
  await time.pass(0)
  await stopped
  expect(time.clock.now()).toBe(before)
  expect(school.messenger.cards).toHaveLength(1)
})

test('a job that always fails is tried five times, given up, and queued again by the sweep', async () => {
  const versions = breakable('Policies', 'get')
  const { time, school, lines, start } = workingSchool({
    faults: versions.faults,
    settings: { sweepEveryMs: 10 * 60_000 },
  })
  await school.launch({ audiences: ['governor'] })
  const worker = start()
  versions.isDown = true
  await time.pass(9 * 60_000)
  expect(lines.filter(({ message }) => message === 'a job failed').map(({ fields }) => fields.attempt)).toEqual([
    1, 2, 3, 4, 5,
  ])
  // The sweep's own round needs the policy, too, and says so when it cannot be read.
  expect(lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
    'a campaign could not be swept',
    'a job was given up; the sweep tries later',
  ])
  versions.isDown = false
  await time.pass(11 * 60_000)
  await worker.stop()
  expect(school.messenger.cards).toHaveLength(1)
})

test('a job whose program died five times is given up without being tried again', async () => {
  const { time, school, lines, start } = workingSchool()
  await school.launch({ audiences: ['governor'] })
  for (let death = 0; death < 5; death += 1) {
    await school.storage.jobs.receive(32, 1_000)
    school.clock.advance(2_000)
  }
  const worker = start()
  await time.pass(30_000)
  expect(lines.filter(({ level }) => level === 'error')).toMatchObject([{ fields: { attempt: 6 } }])
  expect(school.messenger.cards).toEqual([])
  await time.pass(4 * 60_000)
  await worker.stop()
  expect(school.messenger.cards).toHaveLength(1)
})

test('the sweep leaves the cards of a fresh launch to the launch', async () => {
  const { time, school, lines, start } = workingSchool({ settings: { callsPerSecond: 1 } })
  await school.launch({ roster: manyStaff(100), audiences: ['staff'] })
  const worker = start()
  await time.pass(110_000)
  expect(lines).toEqual([])
  await time.pass(20_000)
  await worker.stop()
  expect(lines.map(({ message }) => message)).toEqual(['cards were queued again'])
})

test('storage being away for a while loses nothing', async () => {
  let isDown = false
  const { time, school, lines, start } = workingSchool({
    faults: {
      before() {
        if (isDown) throw new Error('Storage is away.')
      },
    },
  })
  await school.launch()
  isDown = true
  const worker = start()
  await time.pass(10 * 60_000)
  isDown = false
  await time.pass(10 * 60_000)
  await worker.stop()
  expect(school.messenger.cards).toHaveLength(5)
  expect(lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0)
})

test('the sweep finishes a launch that died, and one broken campaign does not hold it up', async () => {
  const { time, school, lines, start } = workingSchool()
  const plan = await school.plan()
  await school.stores.policies.publish(plan.version)
  await school.stores.rosters.commit(plan.roster)
  await school.stores.campaigns.insertOnce(plan.campaign)
  const broken = {
    ...plan.campaign,
    campaignId: 'broken' as never,
    policyId: 'other' as never,
    rosterId: 'gone' as never,
  }
  await school.stores.campaigns.insertOnce(broken)
  const worker = start()
  await time.pass(30_000)
  await worker.stop()
  expect(school.messenger.cards).toHaveLength(5)
  expect(lines.filter(({ level }) => level === 'error')).toMatchObject([{ fields: { campaignId: 'broken' } }])
})

test('the log holds ids and counts and no names', async () => {
  const claims = breakable('Deliveries', 'insert')
  const { time, school, lines, start } = workingSchool({ faults: claims.faults })
  await school.launch()
  claims.isDown = true
  const worker = start()
  await time.pass(10 * 60_000)
  await worker.stop()
  expect(new Set(lines.map(({ level }) => level))).toEqual(new Set(['info', 'warn', 'error']))
  const text = lines.map(({ fields, message }) => `${message} ${Object.values(fields).join(' ')}`).join('\n')
  expect(text).not.toMatch(/Priya|Shah|oakfield\.example|nonce/)
})
