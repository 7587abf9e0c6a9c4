import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createModelReader } from '../../src/answers/model/model-reader.ts'
import type { CastMember } from '../../src/local/oakfield/school.ts'
import { createModelEndpoint } from '../../src/model/model-endpoint.ts'
import type { Clause } from '../../src/policy/policy.ts'
import { Secret } from '../../src/settings-reader.ts'
import {
  home,
  injecting,
  install,
  laptopClauses,
  software,
  takeHome,
  takenHome,
} from '../answers/model/laptop-policy.ts'
import { clause } from '../answers/policy-of.ts'
import { testClock } from '../support/clock.ts'
import { type ModelStub, offeredIn, order, refusing, saying, startModelStub } from '../support/model-stub.ts'
import { gareth, priya, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'
import { type BotSchool, eventually, startBotSchool } from '../teams/bot-school.ts'

const ofGovernors = clause('Governors may take a school laptop home for a meeting.', {
  rule: 'permitted',
  audiences: ['governor'],
})
const version = policyVersion(2026, { clauses: [...laptopClauses, ofGovernors] })

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
    saying(() => order([takeHome.id, injecting.id])),
  )

  const card = await ask(priya, home)
  expect(quoted(card, version.policy.clauses)).toEqual([takeHome.text, injecting.text, expect.any(String)])

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
    const asking = `Priya here, that is Priya Shah, ${priya.userPrincipalName}, priya@home.example or 07700 900123, id ${priya.id}: ${home}?`

    // Twice in other words, so that the vectors of the clauses are there for the second.
    await ask(priya, asking)
    await eventually(() => stub.asked('embeddings').length > 0)
    await eventually(async () => {
      await ask(priya, `${asking} ${stub.log.length}`)
      return stub.asked('embeddings').length > 1
    })

    const left = JSON.stringify(stub.log)
    expect(stub.asked('chat').length).toBeGreaterThan(1)
    expect(left).toContain('take a school laptop home')
    const { id, displayName, userPrincipalName, jobTitle } = priya
    for (const secret of [id, userPrincipalName, ...displayName.split(' '), jobTitle, tenantId, nonce, '900123', '@']) {
      expect(left.toLowerCase()).not.toContain(String(secret).toLowerCase())
    }
    expect(left).not.toMatch(/serviceUrl|conversation|activity|29:|staff"\]/)
  })

  test('is the question and clauses that bind the asker', async () => {
    await ask(gareth, 'can I take a school laptop home for a meeting')

    const sent = stub.asked('chat').map(offeredIn)
    expect(sent).toEqual([
      {
        question: 'can I take a school laptop home for a meeting',
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

test.each([
  ['another clause than ours', home, takenHome],
  ['the clause that we would quote as well', software, install],
])('a question to which an administrator attached %s is not put to the endpoint', async (_what, question, attached) => {
  await ask(priya, question)
  await eventually(async () => (await school.oakfield.stores.questions.list(version.policyId)).length > 0)
  const [kept] = await school.oakfield.stores.questions.list(version.policyId)
  if (!kept) throw new Error('The question was kept.')
  const { questionId, text, policyId } = kept
  const attachedOn = kept.firstDay
  await school.oakfield.stores.questions.attach({ questionId, policyId, text, clauseId: attached.id, attachedOn })
  const before = stub.asked('chat').length
  stub.behave(
    'chat',
    saying(() => order([injecting.id])),
  )

  const card = await ask(priya, `${question}?`)

  expect(before).toBe(1)
  expect(quoted(card, version.policy.clauses)[0]).toBe(attached.text)
  expect(stub.asked('chat')).toHaveLength(before)
})

test('an endpoint that is down is not noticed by the asker', async () => {
  stub.behave('chat', refusing(503))
  stub.behave('embeddings', refusing(503))

  expect(quoted(await ask(priya, home), version.policy.clauses)[0]).toBe(takeHome.text)
})
