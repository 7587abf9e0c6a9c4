import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../src/campaigns/delivery.ts'
import type { InstallOutcome } from '../../src/campaigns/ports.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import type { PlannedFault } from '../../src/local/connector/planned-faults.ts'
import { helen, personOf, priya, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'
import { type BotSchool, startBotSchool } from './bot-school.ts'

let school: BotSchool
let installs = 0
let installOutcome: InstallOutcome = { kind: 'installed' }

beforeEach(async () => {
  installs = 0
  installOutcome = { kind: 'installed' }
  school = await startBotSchool({
    // Short, so that a connector that hangs does not keep the test waiting.
    sendTimeoutMs: 250,
    installer: {
      ensureInstalled: async () => {
        installs += 1
        return installOutcome
      },
    },
  })
})
afterEach(() => school.stop())

async function sendToPriya(version = school.oakfield.version): Promise<SendOutcome> {
  const campaign = await school.oakfield.launch()
  const assignment = await school.oakfield.stores.assignments.find(campaign.campaignId, priya.id)
  if (!assignment) throw new Error('Priya is not part of the campaign.')
  return school.bot.messenger.sendPolicyCard({ campaign, version, assignment })
}

function sends(): number {
  return school.connector.requests.filter(({ path }) => path.endsWith('/activities')).length
}

describe('a card for somebody Teams has told us of', () => {
  beforeEach(async () => {
    await school.connector.people.say(priya.id, 'help')
  })

  test('is sent with one request and its hash is told', async () => {
    const before = sends()

    const outcome = await sendToPriya()

    expect(outcome).toMatchObject({ kind: 'sent', cardHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) })
    expect(sends() - before).toBe(1)
    expect(installs).toBe(0)
  })

  const status = (status: number, code?: string, retryAfter?: string) =>
    ({ kind: 'status', status, ...(code && { code }), ...(retryAfter && { retryAfter }) }) as const
  const outcomes: readonly (readonly [string, PlannedFault['answer'], object])[] = [
    [
      '429 with Retry-After',
      status(429, 'TooManyRequests', '7'),
      { kind: 'not-sent', retryAfterMs: 7_000, isThrottled: true },
    ],
    ['429 without', status(429), { kind: 'not-sent', retryAfterMs: 30_000, isThrottled: true }],
    ['429 for ever', status(429, 'Busy', '9'.repeat(400)), { kind: 'not-sent', retryAfterMs: 3_600_000 }],
    ['a yes without an id', status(200), { kind: 'unknown' }],
    ['412', status(412), { kind: 'not-sent', retryAfterMs: 2_000 }],
    ['400', status(400, 'BadArgument'), { kind: 'not-sent', retryAfterMs: 600_000 }],
    ['401', status(401, 'BotNotRegistered'), { kind: 'not-sent', retryAfterMs: 600_000 }],
    ['413', status(413, 'MessageSizeTooBig'), { kind: 'not-sent', retryAfterMs: 600_000 }],
    ['403 blocked', status(403, 'ConversationBlockedByUser'), { kind: 'unreachable', reason: 'blocked' }],
    ['403 writes blocked', status(403, 'MessageWritesBlocked'), { kind: 'unreachable', reason: 'blocked' }],
    [
      '403 not in the roster',
      status(403, 'BotNotInConversationRoster'),
      { kind: 'unreachable', reason: 'not-installed' },
    ],
    ['403 forbidden', status(403, 'ForbiddenOperationException'), { kind: 'unreachable', reason: 'not-installed' }],
    [
      '403 by the administrator',
      status(403, 'BotDisabledByAdmin'),
      { kind: 'unreachable', reason: 'stopped-by-administrator' },
    ],
    [
      '403 for permissions',
      status(403, 'NotEnoughPermissions'),
      { kind: 'unreachable', reason: 'stopped-by-administrator' },
    ],
    ['403 wrong cloud', status(403, 'InvalidBotApiHost'), { kind: 'not-sent', retryAfterMs: 600_000 }],
    ['403 of another kind', status(403, 'SomethingNew'), { kind: 'unreachable', reason: 'blocked' }],
    ['500', status(500), { kind: 'unknown' }],
    ['502', status(502), { kind: 'unknown' }],
    ['503', status(503, 'ServiceUnavailable', '1'), { kind: 'unknown' }],
    ['504', status(504), { kind: 'unknown' }],
    ['no answer at all', { kind: 'hang' }, { kind: 'unknown' }],
    ['a broken connection', { kind: 'reset' }, { kind: 'unknown' }],
    ['a redirect', status(307), { kind: 'unknown' }],
  ]

  test.each(outcomes)('that meets %s is asked for once', async (_what, answer, expected) => {
    const before = sends()
    school.connector.plan({ on: 'send', answer, times: 10 })

    const outcome = await sendToPriya()

    expect(outcome).toMatchObject(expected)
    expect(sends() - before).toBe(1)
  })

  test('whose conversation Teams has lost goes to a new one', async () => {
    school.connector.plan({ on: 'send', answer: { kind: 'status', status: 404, code: 'ConversationNotFound' } })

    expect(await sendToPriya()).toMatchObject({ kind: 'sent' })
    expect(installs).toBe(1)
  })

  test('whose conversation is lost again ends as lost', async () => {
    school.connector.plan({
      on: 'send',
      answer: { kind: 'status', status: 404, code: 'ConversationNotFound' },
      times: 2,
    })

    expect(await sendToPriya()).toMatchObject({ kind: 'unreachable', reason: 'conversation-lost' })
  })

  test('that nobody listens for was certainly not sent', async () => {
    const reference = { serviceUrl: 'http://127.0.0.1:1/', conversationId: 'a:x' }
    await school.oakfield.stores.conversations.save(tenantId, priya.id, JSON.stringify(reference))

    expect(await sendToPriya()).toMatchObject({ kind: 'not-sent', detail: expect.stringContaining('ECONNREFUSED') })
  })

  test('that is too large is not sent', async () => {
    const declaration = { statement: 'I agree. '.repeat(4_000), fields: [], countersignature: null }
    const before = sends()

    expect(await sendToPriya(policyVersion(2026, { declaration }))).toMatchObject({ kind: 'not-sent' })
    expect(sends()).toBe(before)
  })

  test('is not sent to an address that may not be called', async () => {
    const reference = { serviceUrl: 'https://evil.example/', conversationId: 'a:x' }
    await school.oakfield.stores.conversations.save(tenantId, priya.id, JSON.stringify(reference))

    const outcome = await sendToPriya()

    expect(outcome).toMatchObject({ kind: 'sent', conversationId: expect.not.stringMatching('a:x') })
  })

  test('is sent although what was stored of the conversation cannot be read', async () => {
    await school.oakfield.stores.conversations.save(tenantId, priya.id, '{"serviceUrl":')

    expect(await sendToPriya()).toMatchObject({ kind: 'sent' })
  })
})

describe('a card for somebody Teams has not told us of', () => {
  test('goes to a conversation opened after installing the app', async () => {
    expect(await sendToPriya()).toMatchObject({ kind: 'sent' })

    expect(installs).toBe(1)
    expect(school.cardsShownTo(priya)).toHaveLength(1)
    expect(await school.oakfield.stores.conversations.find(tenantId, priya.id)).toContain('a:chat-')
  })

  test.each<[InstallOutcome, object]>([
    [
      { kind: 'unreachable', reason: 'no-teams', detail: '404' },
      { kind: 'unreachable', reason: 'no-teams' },
    ],
    [
      { kind: 'retry', retryAfterMs: 5_000, detail: '429' },
      { kind: 'not-sent', retryAfterMs: 5_000 },
    ],
  ])('whose app cannot be installed is not sent: %o', async (outcome, expected) => {
    installOutcome = outcome

    expect(await sendToPriya()).toMatchObject(expected)
    expect(school.connector.requests).toEqual([])
  })

  test.each<[string, PlannedFault['answer'], object]>([
    [
      '429',
      { kind: 'status', status: 429, retryAfter: '3' },
      { kind: 'not-sent', retryAfterMs: 3_000, isThrottled: true },
    ],
    ['500', { kind: 'status', status: 500 }, { kind: 'not-sent' }],
    ['no answer', { kind: 'hang' }, { kind: 'not-sent' }],
    ['a broken connection', { kind: 'reset' }, { kind: 'not-sent' }],
    [
      '403 not installed yet',
      { kind: 'status', status: 403, code: 'BotNotInConversationRoster' },
      { kind: 'not-sent', retryAfterMs: 60_000 },
    ],
    [
      '403 blocked',
      { kind: 'status', status: 403, code: 'ConversationBlockedByUser' },
      { kind: 'unreachable', reason: 'blocked' },
    ],
    ['404', { kind: 'status', status: 404, code: 'UserNotFound' }, { kind: 'unreachable', reason: 'no-teams' }],
    ['a yes without an id', { kind: 'status', status: 201 }, { kind: 'not-sent' }],
  ])('whose chat opens with %s was certainly not sent', async (_what, answer, expected) => {
    school.connector.plan({ on: 'create', answer, times: 10 })

    expect(await sendToPriya()).toMatchObject(expected)
    expect(sends()).toBe(0)
  })
})

test('an owner is told of a review in their own chat', async () => {
  await school.connector.people.say(helen.id, 'help')
  const campaign = await school.oakfield.launch()
  const review = { on: parseSchoolDate('2027-07-01'), stated: '2027-07' }

  const outcome = await school.bot.messenger.sendReviewReminder({
    owner: personOf(helen),
    step: 'one-month',
    review,
    campaign,
    version: school.oakfield.version,
  })

  expect(outcome.kind).toBe('sent')
  const card = school.cardsShownTo(helen).at(-1)
  expect(card).toContain('review due in July 2027')
  expect(card).toContain('That is about a month away.')
  expect(card).toContain(`assent campaign launch --from ${campaign.campaignId}`)
})
