import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createModelReader } from '../../src/answers/model/model-reader.ts'
import type { CastMember } from '../../src/local/oakfield/school.ts'
import { createModelEndpoint } from '../../src/model/model-endpoint.ts'
import type { Clause } from '../../src/policy/policy.ts'
import { Secret } from '../../src/settings-reader.ts'
import { clause } from '../answers/policy-of.ts'
import { testClock } from '../support/clock.ts'
import { type ModelStub, offeredIn, order, refusing, saying, startModelStub } from '../support/model-stub.ts'
import { gareth, priya, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'
import { type BotSchool, eventually, startBotSchool } from '../teams/bot-school.ts'

const never = clause('Staff must not use personal phones in the classroom.', { rule: 'prohibited' })
const inStaffRoom = clause('Staff may use their own phones in the staff room.', { rule: 'permitted' })
const inOffice = clause('Staff may charge their own phones in the office.', { rule: 'permitted' })
const numbers = clause('Parents are not given the numbers of personal phones.', { rule: 'prohibited' })
const concern = clause('Tell the Designated Safeguarding Lead of any concern about a child at once.', {
  rule: 'required',
  reportTo: ['Designated Safeguarding Lead'],
})
const ofGovernors = clause('Governors may use their own phones at meetings.', {
  rule: 'permitted',
  audiences: ['governor'],
})
const version = policyVersion(2026, { clauses: [never, inStaffRoom, inOffice, numbers, concern, ofGovernors] })

const away = 'can I use my own phone in the staff room'

let stub: ModelStub
let school: BotSchool

beforeEach(async () => {
  stub = await startModelStub()
  const endpoint = createModelEndpoint({
    kind: 'openai',
    endpoint: new URL(stub.url.replace(/v1$/, '')),
    key: new Secret('sk-canary'),
    rerank: 'ranker',
    embeddings: 'vectors',
  })
  school = await startBotSchool({ model: createModelReader({ endpoint, clock: testClock(), log: { warn() {} } }) })
  await school.launch({ version })
})
afterEach(async () => {
  await school.stop()
  await stub.stop()
})

async function ask(who: CastMember, question: string): Promise<string> {
  const { posted } = await school.connector.people.say(who.id, question)
  return JSON.stringify(posted)
}

/** In the order in which a card, or one in its place, quotes them. */
function quoted(card: string, clauses: readonly Clause[]): readonly string[] {
  const words = [...card.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('')
  const places = clauses.map(({ text }) => ({ text, at: words.indexOf(text) })).filter(({ at }) => at >= 0)
  return places.toSorted((one, other) => one.at - other.at).map(({ text }) => text)
}

test('the endpoint’s order is the card’s order, and the press on "No" shows the same answer', async () => {
  stub.behave(
    'chat',
    saying(() => order([inStaffRoom.id, numbers.id])),
  )

  const card = await ask(priya, away)
  expect(card).toContain('Probably yes')
  expect(quoted(card, version.policy.clauses)).toEqual([inStaffRoom.text, numbers.text, expect.any(String)])

  const before = stub.asked('chat').length
  await eventually(async () => (await school.oakfield.stores.questions.list(version.policyId)).length > 0)
  const { activityId, action } = school.connector.people.findButton(priya.id, 'not-helped')
  const { body } = await school.connector.people.send(priya.id, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: activityId,
    value: { action: { type: 'Action.Execute', verb: 'not-helped', data: action.data } },
  })
  expect(quoted(JSON.stringify(body), version.policy.clauses)).toEqual(quoted(card, version.policy.clauses))
  expect(stub.asked('chat').length - before).toBeLessThanOrEqual(1)
})

describe('what leaves the school', () => {
  test('holds nothing of who asks', async () => {
    const { activities } = school.connector.conversations.open({ id: priya.id, displayName: '' })
    const nonce = /"nonce":"([^"]+)"/.exec(JSON.stringify(activities))?.[1] ?? ''
    expect(nonce).not.toBe('')
    const asking = `Priya here, that is Priya Shah, ${priya.userPrincipalName}, priya@home.example or 07700 900123, id ${priya.id}: ${away}?`

    // Twice in other words, so that the vectors of the clauses are there for the second.
    await ask(priya, asking)
    await eventually(() => stub.asked('embeddings').length > 0)
    await eventually(async () => {
      await ask(priya, `${asking} ${stub.log.length}`)
      return stub.asked('embeddings').length > 1
    })

    const left = JSON.stringify(stub.log)
    expect(stub.asked('chat').length).toBeGreaterThan(1)
    expect(left).toContain('own phone in the staff room')
    const { id, displayName, userPrincipalName, jobTitle } = priya
    for (const secret of [id, userPrincipalName, ...displayName.split(' '), jobTitle, tenantId, nonce, '900123', '@']) {
      expect(left.toLowerCase()).not.toContain(String(secret).toLowerCase())
    }
    expect(left).not.toMatch(/serviceUrl|conversation|activity|29:|staff"\]/)
  })

  test('is the question and clauses that bind the asker', async () => {
    await ask(gareth, 'can I use my own phone at a meeting')

    const sent = stub.asked('chat').map(offeredIn)
    expect(sent).toEqual([
      {
        question: 'can I use my own phone at a meeting',
        clauses: [{ id: ofGovernors.id, place: '', text: ofGovernors.text }],
      },
    ])
  })

  test.each([
    'hello',
    'thanks',
    'help',
    'status',
    'when do I have to sign',
    'a pupil told me that somebody touched him, who do I tell',
    'what is for lunch today',
  ])('is nothing of "%s"', async (question) => {
    await ask(priya, question)
    expect(stub.log).toEqual([])
  })
})

test('an administrator’s clause is not put to the endpoint', async () => {
  await ask(priya, away)
  await eventually(async () => (await school.oakfield.stores.questions.list(version.policyId)).length > 0)
  const [kept] = await school.oakfield.stores.questions.list(version.policyId)
  if (!kept) throw new Error('The question was kept.')
  const { questionId, text, policyId } = kept
  const attachedOn = kept.firstDay
  await school.oakfield.stores.questions.attach({ questionId, policyId, text, clauseId: inOffice.id, attachedOn })
  const before = stub.log.length

  const card = await ask(priya, away)

  expect(quoted(card, version.policy.clauses)[0]).toBe(inOffice.text)
  expect(stub.log).toHaveLength(before)
})

test('an endpoint that is down is not noticed by the asker', async () => {
  stub.behave('chat', refusing(503))
  stub.behave('embeddings', refusing(503))

  expect(quoted(await ask(priya, away), version.policy.clauses)[0]).toBe(inStaffRoom.text)
})
