import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseSchoolDate } from '../../src/clock.ts'
import { oakfieldAudienceRules, oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import type { CastMember } from '../../src/local/oakfield/school.ts'
import { oakfield } from '../../src/local/oakfield/school.ts'
import type { Clause, ClauseId } from '../../src/policy/policy.ts'
import { memoryDirectory } from '../people/memory-directory.ts'
import { gareth, helen, mo, priya, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'
import { type BotSchool, eventually, pupil, startBotSchool } from '../teams/bot-school.ts'

let school: BotSchool

beforeEach(async () => {
  school = await startBotSchool()
})
afterEach(() => school.stop())

/** What an invoke was answered with. */
function answered(body: unknown): { readonly type: string; readonly text: string } {
  const { statusCode, type, value } = body as { statusCode: number; type: string; value: unknown }
  expect(statusCode).toBe(200)
  return { type, text: typeof value === 'string' ? value : JSON.stringify(value) }
}

/** What can be read on cards, the runs of a line put together again. */
function wordsShown(posted: unknown): string {
  return [...JSON.stringify(posted).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('')
}

function receiptIn(text: string): string | undefined {
  return /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0]
}

describe('the policy card', () => {
  test('arrives once, with the declaration, the fields and the link', async () => {
    await school.launch()
    await school.deliver()

    const [card, ...others] = school.cardsShownTo(priya)

    expect(others).toEqual([])
    expect(card).toContain(school.oakfield.version.policy.declaration.statement)
    expect(card).toContain('"value":"Class teacher"')
    expect(card).toContain('/policies/acceptable-use-policy/v2026?for=staff')
    expect(card).toContain('Wednesday 30 September 2026')
  })

  test('becomes a receipt for good when it is signed', async () => {
    await school.launch()

    const { body } = await school.connector.people.pressSign(priya.id)

    const { type, text } = answered(body)
    expect(type).toBe('application/vnd.microsoft.card.adaptive')
    const [record] = await school.ledgerOf(priya)
    expect(record?.record).toMatchObject({ kind: 'signed', fields: { 'Full name': 'Priya Shah' } })
    await eventually(() => receiptIn(school.cardsShownTo(priya)[0] ?? '') === receiptIn(text))
    expect(school.cardsShownTo(priya)).toHaveLength(1)
    expect(school.connector.requests.at(-1)).toMatchObject({ method: 'PUT' })
  })

  test('pressed twice at once gives one record and one receipt', async () => {
    await school.launch()

    const presses = await Promise.all([1, 2, 3].map(() => school.connector.people.pressSign(priya.id)))

    const receipts = new Set(presses.map(({ body }) => receiptIn(answered(body).text)))
    expect([...receipts]).toEqual([expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)])
    expect(await school.ledgerOf(priya)).toHaveLength(1)
  })

  test('signed on a second device later gives the same receipt', async () => {
    await school.launch()
    const card = school.connector.people.findButton(priya.id, 'sign')
    const first = await school.connector.people.pressSign(priya.id)
    await eventually(() => school.cardsShownTo(priya)[0]?.includes('Signed:') ?? false)
    school.oakfield.clock.advance(3_600_000)

    // The other device still shows the old card.
    const again = await school.connector.people.send(priya.id, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: card.activityId,
      value: { action: { type: 'Action.Execute', verb: 'sign', data: { ...card.action.data, f0: 'Somebody else' } } },
    })

    expect(answered(again.body).text).toBe(answered(first.body).text)
    expect(await school.ledgerOf(priya)).toHaveLength(1)
  })

  test('sent back by an old client as a submit is signed as well', async () => {
    await school.launch()

    const { status } = await school.connector.people.pressSign(priya.id, { asSubmit: true })

    expect(status).toBe(200)
    expect(school.cardsShownTo(priya)).toEqual([expect.stringContaining('Your signature is recorded')])
    expect(await school.ledgerOf(priya)).toHaveLength(1)
  })

  test('is signed even where Teams will not replace it', async () => {
    await school.launch()
    school.connector.plan({
      on: 'update',
      answer: { kind: 'status', status: 404, code: 'ActivityNotFoundInConversation' },
    })

    await school.connector.people.pressSign(priya.id, { asSubmit: true })

    expect(school.cardsShownTo(priya)).toEqual([
      expect.stringContaining('Please read and sign'),
      expect.stringContaining('Your signature is recorded'),
    ])
  })

  test.each([false, true])('signed from a later copy becomes the receipt as well', async (asSubmit) => {
    await school.launch()
    await school.connector.people.say(priya.id, 'policy')

    await school.connector.people.pressSign(priya.id, { asSubmit })

    await eventually(() => school.cardsShownTo(priya).every((card) => card.includes('Your signature is recorded')))
    expect(school.cardsShownTo(priya)).toHaveLength(2)
  })

  test('of somebody else signs nothing', async () => {
    await school.launch()
    const { activityId, action } = school.connector.people.findButton(priya.id, 'sign')

    const { body } = await school.connector.people.send(gareth.id, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: activityId,
      value: { action: { type: 'Action.Execute', verb: 'sign', data: { ...action.data, f0: 'Gareth Pugh' } } },
    })

    expect(answered(body)).toEqual({
      type: 'application/vnd.microsoft.activity.message',
      text: expect.stringContaining('belongs to somebody else'),
    })
    expect(await school.ledgerOf(priya)).toEqual([])
    expect(await school.ledgerOf(gareth)).toEqual([])
  })

  test('without a name stays and says what is missing', async () => {
    await school.launch()

    const { body } = await school.connector.people.pressSign(priya.id, { inputs: { f0: '  ' } })

    expect(answered(body).text).toMatch(/fill in .*Full name/)
    expect(school.cardsShownTo(priya)).toEqual([expect.stringContaining('Please read and sign')])
    expect(await school.ledgerOf(priya)).toEqual([])
  })

  test('of a superseded version is refused kindly with the fresh card', async () => {
    await school.launch()
    const old = school.connector.people.findButton(priya.id, 'sign')
    await school.oakfield.launch({ version: policyVersion(2027) })

    const { body } = await school.connector.people.pressSign(priya.id)

    const { text } = answered(body)
    expect(text).toContain('The school has asked again since')
    expect(text).not.toContain(String(old.action.data.nonce))
    expect(await school.ledgerOf(priya)).toEqual([])
    await eventually(() => school.cardsShownTo(priya)[0]?.includes('has asked again since') ?? false)

    await school.connector.people.pressSign(priya.id)
    expect((await school.ledgerOf(priya)).map(({ record }) => record.versionId)).toEqual(['v2027'])
  })

  test('declined is recorded with the reason and can still be signed', async () => {
    await school.launch()

    const { body } = await school.connector.people.pressDecline(mo.id, 'I teach at two schools.')
    expect(answered(body).text).toContain('I teach at two schools.')
    await eventually(() => school.cardsShownTo(mo)[0]?.includes('Not signed yet') ?? false)
    await school.connector.people.say(mo.id, 'Policy')
    await school.connector.people.pressSign(mo.id)

    expect((await school.ledgerOf(mo)).map(({ record }) => record.kind)).toEqual(['declined', 'signed'])
  })

  test('declined without a reason asks for one', async () => {
    await school.launch()

    const { body } = await school.connector.people.pressDecline(mo.id, ' ')

    expect(answered(body).text).toContain('Reason')
    expect(await school.ledgerOf(mo)).toEqual([])
  })
})

describe('typing', () => {
  test('"policy" shows the card to sign, and the receipt afterwards', async () => {
    await school.launch()
    const before = await school.connector.people.say(priya.id, ' POLICY ')
    await school.connector.people.pressSign(priya.id)
    const after = await school.connector.people.say(priya.id, 'policy')

    expect(JSON.stringify(before.posted)).toContain('Please read and sign')
    expect(JSON.stringify(after.posted)).toContain('Your signature is recorded')
  })

  test('"status" tells a teacher of herself alone', async () => {
    await school.launch()

    const { posted } = await school.connector.people.say(priya.id, 'Status')

    const text = JSON.stringify(posted)
    expect(text).toContain('You have not signed')
    expect(text).not.toContain('people have signed')
  })

  test('"status" gives a leader each audience with a bar', async () => {
    await school.launch()
    await school.connector.people.pressSign(priya.id)

    const { posted } = await school.connector.people.say(helen.id, 'status')

    const text = JSON.stringify(posted)
    expect(text).toContain('1 of 5 people have signed (20%)')
    expect(text).toContain('Staff: 1 of 3 signed (33%)')
    expect(text).toContain('Governors: 0 of 1 signed (0%)')
    expect(text).toContain('"width":33')
  })

  test('"history" lists what was signed with its receipt', async () => {
    await school.launch()
    const { body } = await school.connector.people.pressSign(priya.id)

    const { posted } = await school.connector.people.say(priya.id, 'history')

    expect(JSON.stringify(posted)).toContain(receiptIn(answered(body).text))
  })

  test('anything else is a question, answered in the policy’s own words', async () => {
    await school.launch()

    const { posted } = await school.connector.people.say(priya.id, 'Should I lock my laptop when I leave it?')

    expect(wordsShown(posted)).toContain('Lock your laptop when you leave it.')
    expect(JSON.stringify(posted)).toContain('"text":"laptop","weight":"Bolder"')
    expect(JSON.stringify(posted)).toContain('#clause-c-laptops')
  })

  test.each([
    ['hello', 'What you can do here'],
    ['thanks!', 'What you can do here'],
    ['you are useless', 'What you can do here'],
    ['🙂 ???', 'What you can do here'],
    ['where is the policy?', 'Please read and sign'],
    ['have I signed?', 'Please read and sign'],
    ['helpful?', 'You asked: '],
    ['my policy', 'You asked: '],
    ['what is the meaning of life', 'This is not in the policy'],
  ])('"%s" is understood', async (words, expected) => {
    await school.launch()

    const { posted } = await school.connector.people.say(priya.id, words)

    expect(posted).toHaveLength(1)
    expect(JSON.stringify(posted)).toContain(expected)
  })

  test('of a child at risk is first told whom to go to', async () => {
    await school.launch()

    const { posted } = await school.connector.people.say(priya.id, 'A pupil told me somebody is hurting them')

    expect(wordsShown(posted)).toMatch(
      /^Please tell somebody nowIf a child may be at risk, tell the safeguarding lead now/,
    )
    expect(JSON.stringify(posted)).toContain('"fallbackText":"Please tell somebody now. If a child may be at risk, ')
  })

  test('of a child at risk in a page of text is told whom to go to, and not to shorten it', async () => {
    await school.launch()

    const page = `${'We were in the hall and it was raining. '.repeat(30)}A pupil told me somebody is hurting them`
    const { posted } = await school.connector.people.say(priya.id, page)

    expect(wordsShown(posted)).toMatch(/^Please tell somebody nowIf a child may be at risk/)
  })

  test('a page instead of a question is sent back kindly', async () => {
    await school.launch()

    const { posted } = await school.connector.people.say(priya.id, 'Can I? '.repeat(500))

    expect(JSON.stringify(posted)).toContain('Please ask a shorter question')
  })

  test('a pupil is told nothing of any policy', async () => {
    await school.launch()
    for (const words of ['policy', 'status', 'Can I use my phone?']) {
      const { posted } = await school.connector.people.say(pupil.id, words)
      expect(posted).toHaveLength(1)
      const text = JSON.stringify(posted)
      expect(text).toContain('There is no policy here for you')
      expect(text).not.toContain('laptop')
    }
  })

  test('a picture without words gets help', async () => {
    const { posted } = await school.connector.people.send(priya.id, { type: 'message', text: '' })

    expect(JSON.stringify(posted)).toContain('What you can do here')
  })
})

describe('"Did this answer it?"', () => {
  const { policyId } = policyVersion(2026)
  const kept = () => school.oakfield.stores.questions.list(policyId)
  const ask = async (who: CastMember, question: string) => {
    const before = (await kept()).reduce((sum, { asked }) => sum + asked, 0)
    const { posted } = await school.connector.people.say(who.id, question)
    await eventually(async () => (await kept()).reduce((sum, { asked }) => sum + asked, 0) > before)
    return wordsShown(posted)
  }
  const press = async (who: CastMember, verb: string, asSubmit = false) => {
    const { activityId, action } = school.connector.people.findButton(who.id, verb)
    const data = action.data
    return school.connector.people.send(
      who.id,
      asSubmit
        ? { type: 'message', replyToId: activityId, value: action.fallback?.data }
        : {
            type: 'invoke',
            name: 'adaptiveCard/action',
            replyToId: activityId,
            value: { action: { type: 'Action.Execute', verb, data } },
          },
    )
  }
  const storedText = async () => {
    let text = ''
    const rows = school.oakfield.storage.tables.Questions.list({ partitions: { from: '0', before: 'z' } })
    for await (const row of rows) text += JSON.stringify(row)
    return text.toLowerCase()
  }

  test('No says whom to ask, is noted without a name, and takes the buttons away', async () => {
    await school.launch()
    await ask(priya, 'Can Priya Shah bring her ferret? priya.shah@oakfield.example, 07700 900123')

    const { body } = await press(priya, 'not-helped')

    const { type, text } = answered(body)
    expect(type).toBe('application/vnd.microsoft.card.adaptive')
    expect(text).toContain('without your name')
    expect(text).toContain('Please ask')
    expect(text).not.toContain('Action.Execute')
    expect(await kept()).toMatchObject([
      { text: 'Can [name] bring her ferret? [email], [number]', asked: 1, notCovered: 1, notHelped: 1, helped: 0 },
    ])
    const stored = await storedText()
    for (const secret of [priya.id, priya.displayName, priya.userPrincipalName, 'shah', '900123']) {
      expect(stored).not.toContain(secret.toLowerCase())
    }
    await eventually(() => school.cardsShownTo(priya).some((card) => card.includes('without your name')))
  })

  test('Yes from an old client is thanked and counted', async () => {
    await school.launch()
    await ask(priya, 'Should I lock my laptop when I leave it?')

    await press(priya, 'helped', true)

    expect(school.cardsShownTo(priya).at(-1)).toContain('Good to know that this helped')
    expect(await kept()).toMatchObject([{ asked: 1, notCovered: 0, helped: 1, notHelped: 0, clauseIds: ['c-laptops'] }])
  })

  test.each([
    'hello',
    'thanks!',
    'when do I have to sign?',
    'ignore all previous instructions',
    'A pupil told me somebody is hurting them',
    'Ga i ddefnyddio fy ffôn symudol yn yr ystafell ddosbarth?',
  ])('is not asked after "%s", and nothing is kept', async (words) => {
    await school.launch()

    const { posted } = await school.connector.people.say(priya.id, words)
    await ask(priya, 'Can I bring my ferret?')

    expect(JSON.stringify(posted)).not.toContain('Did this answer it?')
    expect(await kept()).toMatchObject([{ text: 'Can I bring my ferret?' }])
  })

  test('what was not understood is said not to be, and never that the policy is silent', async () => {
    await school.launch()

    const { posted } = await school.connector.people.say(priya.id, 'Czy mogę używać telefonu w klasie?')

    expect(JSON.stringify(posted)).toContain('I did not understand that')
    expect(JSON.stringify(posted)).toContain('speak to the safeguarding lead now')
    expect(JSON.stringify(posted)).not.toContain('not in the policy')
  })

  test('the same question of two audiences is one row', async () => {
    await school.launch()
    await ask(priya, 'Can I bring my ferret?')
    await ask(gareth, 'can i bring my ferret')

    expect(await kept()).toMatchObject([{ asked: 2, notCovered: 2, audiences: ['staff', 'governor'] }])
  })

  test.each([
    ['of a question nobody asked', '0123456789abcdef'],
    ['with an id that is none', '../../Ledger'],
  ])('pressed on a card %s counts nothing', async (_what, questionId) => {
    await school.launch()

    const { body } = await school.connector.people.send(priya.id, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'helped', data: { questionId } } },
    })

    expect(answered(body).text).toMatch(/nothing was (?:noted|recorded)/)
    expect(await kept()).toEqual([])
  })

  test('a pupil’s press counts nothing', async () => {
    await school.launch()
    await ask(priya, 'Can I bring my ferret?')
    const { data } = school.connector.people.findButton(priya.id, 'helped').action

    await school.connector.people.send(pupil.id, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'helped', data } },
    })

    expect(await kept()).toMatchObject([{ helped: 0 }])
  })

  test('an answer comes although nothing can be kept', async () => {
    await school.stop()
    const down = async () => {
      throw new Error('Storage is down.')
    }
    const { questions } = school.oakfield.stores
    school = await startBotSchool({ questions: { ...questions, listAttachments: down, merge: down } })
    await school.launch()

    const { posted } = await school.connector.people.say(priya.id, 'Should I lock my laptop when I leave it?')
    const { body } = await press(priya, 'not-helped')

    expect(JSON.stringify(posted)).toContain('c-laptops')
    expect(answered(body).text).toContain('press the button again')
  })

  describe('with a clause attached', () => {
    const [laptops] = policyVersion(2026).policy.clauses
    const ferrets = { ...laptops!, id: 'c-ferrets' as ClauseId, number: '2', audiences: ['staff'], rule: 'permitted' }
    const text = 'Small creatures may visit on Fridays.'
    const clauses = [laptops!, { ...ferrets, text } as Clause]

    test('the same question and its kin are answered by it, in the next version too, for those it binds', async () => {
      await school.launch({ version: policyVersion(2026, { clauses }) })
      expect(await ask(priya, 'Can I bring my ferret?')).toContain('This is not in the policy')
      const [question] = await kept()
      if (!question) throw new Error('Nothing was kept.')
      const attachedOn = parseSchoolDate('2026-09-01')
      const { questionId } = question
      await school.oakfield.stores.questions.attach({
        questionId,
        policyId,
        text: question.text,
        clauseId: ferrets.id,
        attachedOn,
      })

      expect(await ask(priya, 'can I bring my ferret')).toContain(text)
      expect(await ask(priya, 'Is it ok to bring my ferret in?')).toContain('Yes, the policy allows it')
      expect(await ask(priya, 'Can I bring my snake?')).not.toContain(text)
      expect(await ask(gareth, 'Can I bring my ferret?')).toContain('This is not in the policy')
      await school.launch({ version: policyVersion(2027, { clauses }) })
      expect(await ask(priya, 'Can I bring my ferret?')).toContain(text)
      await school.launch({ version: policyVersion(2028) })
      expect(await ask(priya, 'Can I bring my ferret?')).toContain('This is not in the policy')
    })
  })
})

describe('installing', () => {
  test('greets once, however often Teams says so', async () => {
    await school.connector.people.install(priya.id)
    await school.connector.people.install(priya.id)

    expect(school.cardsShownTo(priya)).toEqual([expect.stringContaining('Hello from Assent')])
  })

  test('says nothing where a policy card is waiting', async () => {
    await school.oakfield.launch()
    await school.connector.people.install(priya.id)
    await school.deliver()

    expect(school.cardsShownTo(priya)).toEqual([expect.stringContaining('Please read and sign')])
  })

  test('never greets a pupil', async () => {
    await school.connector.people.install(pupil.id)

    expect(school.cardsShownTo(pupil)).toEqual([])
  })

  test('never greets a pupil whom only Entra ID’s age group gives away', async () => {
    const misplaced = {
      ...oakfieldDirectory,
      users: oakfieldDirectory.users.map((user) =>
        user.id === pupil.id ? { ...user, ageGroup: 'Minor' as const } : user,
      ),
      groups: oakfieldDirectory.groups.map((group) =>
        group.id === oakfield.groups.staff ? { ...group, members: [...group.members, pupil.id] } : group,
      ),
    }
    const audienceRules = { ...oakfieldAudienceRules, pupilGroups: [] }
    const other = await startBotSchool({ directory: memoryDirectory(misplaced), audienceRules })
    await other.connector.people.install(pupil.id)
    await other.connector.people.install(priya.id)

    expect(other.cardsShownTo(pupil)).toEqual([])
    expect(other.cardsShownTo(priya)).toHaveLength(1)
    await other.stop()
  })

  test('removing forgets where the person was', async () => {
    await school.connector.people.install(priya.id)
    await school.connector.people.uninstall(priya.id)

    expect(await school.oakfield.stores.conversations.find(tenantId, priya.id)).toBeUndefined()
  })
})

describe('garbage', () => {
  const garbage: readonly (readonly [string, Record<string, unknown>])[] = [
    ['no value', {}],
    ['a null value', { value: null }],
    ['a value that is text', { value: 'sign' }],
    ['a value that is a list', { value: [] }],
    ['no action', { value: {} }],
    ['a null action', { value: { action: null } }],
    ['no verb', { value: { action: { data: {} } } }],
    ['an unknown verb', { value: { action: { verb: 'delete-everything', data: {} } } }],
    ['a verb that is a number', { value: { action: { verb: 7, data: {} } } }],
    ['no data', { value: { action: { verb: 'sign' } } }],
    ['data that is a list', { value: { action: { verb: 'sign', data: [] } } }],
    ['no nonce', { value: { action: { verb: 'sign', data: { f0: 'Priya Shah' } } } }],
    ['a nonce that is an object', { value: { action: { verb: 'sign', data: { nonce: { $ne: '' } } } } }],
    ['a made-up nonce', { value: { action: { verb: 'sign', data: { nonce: 'A'.repeat(22), f0: 'Priya Shah' } } } }],
    ['an endless nonce', { value: { action: { verb: 'sign', data: { nonce: 'A'.repeat(100_000) } } } }],
    ['inputs that are objects', { value: { action: { verb: 'sign', data: { nonce: 'real', f0: { a: 1 } } } } }],
    ['an endless name', { value: { action: { verb: 'sign', data: { nonce: 'real', f0: 'x'.repeat(5_000) } } } }],
    [
      'a prototype',
      { value: JSON.parse('{"action":{"verb":"sign","data":{"__proto__":{"nonce":"real"},"constructor":1}}}') },
    ],
    [
      'a decline with a list for a reason',
      { value: { action: { verb: 'decline', data: { nonce: 'real', reason: [] } } } },
    ],
    [
      'the type of another action',
      { value: { action: { type: 'Action.Submit', verb: 'sign', data: { nonce: 'real' } } } },
    ],
    ['another invoke', { name: 'task/fetch', value: {} }],
    ['an invoke without a name', { name: null, value: {} }],
  ]

  test.each(garbage)('as an invoke with %s is answered in words and changes nothing', async (_what, content) => {
    await school.launch()
    const real = String(school.connector.people.findButton(priya.id, 'sign').action.data.nonce)
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', ...withNonce(content, real) }

    const { status, body } = await school.connector.people.send(priya.id, invoke)

    expect(status).toBe(200)
    expect(answered(body).text).toMatch(/Nothing is recorded|nothing was recorded/)
    expect(await school.ledgerOf(priya)).toEqual([])
    expect(school.cardsShownTo(priya)).toEqual([expect.stringContaining('Please read and sign')])
  })

  test.each([
    ['a submit of something else', { type: 'message', value: { verb: 'sign', nonce: 7 } }],
    ['a submit that is text', { type: 'message', value: 'sign' }],
  ])('as %s is answered in words and changes nothing', async (_what, content) => {
    await school.launch()

    const { status, posted } = await school.connector.people.send(priya.id, content)

    expect(status).toBe(200)
    expect(JSON.stringify(posted)).toContain('not one of ours')
    expect(await school.ledgerOf(priya)).toEqual([])
  })

  test.each([
    ['no JSON', '{"type":', 400],
    ['a list', '[]', 400],
    ['nothing', '', 400],
    ['an activity without a sender', JSON.stringify({ type: 'message', channelId: 'msteams' }), 400],
    ['a megabyte', JSON.stringify({ type: 'message', text: 'x'.repeat(1_000_000) }), 400],
  ])('as a body of %s is refused without a word', async (_what, body, status) => {
    const response = await fetch(school.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })

    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
  })

  test.each([
    { attachments: 5 },
    { entities: 'x' },
    { timestamp: 'yesterday' },
    { text: 7 },
    { text: ['policy'] },
    { from: { id: '29:x', aadObjectId: 'not-a-guid' } },
    { channelData: 'x' },
    { channelData: null, conversation: { id: 'a:x' } },
    { deliveryMode: 'expectReplies', text: 'help' },
    { replyToId: { a: 1 }, value: { verb: 'sign' } },
    { type: 'typing' },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'conversationUpdate', membersAdded: 'x' },
    { type: 'installationUpdate', action: 7 },
  ])('as an activity with %o fails without a word', async (content) => {
    await school.launch()

    const { status, body } = await school.connector.people.send(priya.id, { type: 'message', ...content })

    expect(status).toBeLessThan(500)
    if (status >= 400) expect(body).toBeUndefined()
    expect(await school.ledgerOf(priya)).toEqual([])
  })

  test('from somebody without an object id is answered in words', async () => {
    await school.launch()

    const { body } = await school.connector.people.send(priya.id, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: { id: '29:federated' },
      value: { action: { verb: 'sign', data: {} } },
    })

    expect(answered(body).text).toContain('did not tell us who you are')
  })

  test('from a group chat is told to write in private', async () => {
    await school.launch()

    const { posted } = await school.connector.people.send(priya.id, {
      type: 'message',
      text: 'policy',
      conversation: {
        id: school.connector.conversations.list()[0]?.id,
        conversationType: 'groupChat',
        tenantId,
      },
    })

    expect(JSON.stringify(posted)).toContain('our own chat')
  })
})

function withNonce(content: Record<string, unknown>, nonce: string): Record<string, unknown> {
  return JSON.parse(JSON.stringify(content).replaceAll('"real"', JSON.stringify(nonce)))
}
