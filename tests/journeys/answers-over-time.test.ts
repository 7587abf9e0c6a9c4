import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeCampaign } from '../../src/campaigns/close.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import type { CastMember } from '../../src/local/oakfield/school.ts'
import { withIds } from '../../src/policy/content-hash.ts'
import type { Clause, PolicyVersion } from '../../src/policy/policy.ts'
import { gareth, priya } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'
import { type BotSchool, eventually, pupil, startBotSchool } from '../teams/bot-school.ts'

let school: BotSchool

beforeEach(async () => {
  school = await startBotSchool()
})
afterEach(() => school.stop())

/** A rule for everybody that stays, and one on photos that changes. */
function yearOf(year: number, photos?: Partial<Clause> & Pick<Clause, 'text'>): PolicyVersion {
  const [first] = policyVersion(year).policy.clauses
  if (!first) throw new Error('The policy has a clause.')
  const { id: _id, ...shared } = first
  const own = photos ? [{ ...shared, heading: ['Devices'], number: '2', ...photos }] : []
  return policyVersion(year, { clauses: withIds([{ ...shared, heading: ['Devices'] }, ...own]) })
}

const year2025 = yearOf(2025, { text: 'You may take photos of pupils.', rule: 'permitted' })
const year2026 = yearOf(2026, { text: 'You must not take photos of pupils.', rule: 'prohibited' })
const question = 'Can I take photos of pupils?'

/** What is on the cards an answer brought, the runs of a line put together again. */
async function ask(who: CastMember, words: string): Promise<string> {
  const { posted } = await school.connector.people.say(who.id, words)
  return [...JSON.stringify(posted).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('')
}

async function signIn2025(): Promise<void> {
  await school.launch({ version: year2025 })
  await school.connector.people.pressSign(priya.id)
}

describe('an answer from a version that is not signed yet', () => {
  test('says that it is new and what the signed one said, until this one is signed', async () => {
    await signIn2025()
    expect(await ask(priya, question)).not.toContain('new')
    await school.launch({ version: year2026 })

    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(school.oakfield.clock.now()))
    const answer = await ask(priya, question)
    expect(answer).toContain('No, the policy does not allow it')
    expect(answer).toContain(`This answer is new: the version you signed on ${day} said otherwise.`)
    expect(answer).toContain('Yes, the policy allows it')
    expect(answer).toContain('You may take photos of pupils.')
    expect(answer).toContain('You have not signed the new version yet.')
    expect(answer.indexOf('You must not take')).toBeLessThan(answer.indexOf('You may take'))

    await school.connector.people.pressSign(priya.id)
    const signed = await ask(priya, question)
    expect(signed).toContain('No, the policy does not allow it')
    expect(signed).not.toMatch(/new|You may take/)
  })

  test('is told as news after a press of No as well', async () => {
    await signIn2025()
    await school.launch({ version: year2026 })
    await ask(priya, question)
    await eventually(async () => (await school.oakfield.stores.questions.list(year2026.policyId)).length > 0)
    const { activityId, action } = school.connector.people.findButton(priya.id, 'not-helped')

    const { body } = await school.connector.people.send(priya.id, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: activityId,
      value: { action: { type: 'Action.Execute', verb: 'not-helped', data: action.data } },
    })

    expect(JSON.stringify(body)).toContain('This answer is new')
  })

  test('says when only the words are new', async () => {
    await signIn2025()
    await school.launch({
      version: yearOf(2026, { text: 'You may take photos of pupils, for the newsletter.', rule: 'permitted' }),
    })
    expect(await ask(priya, question)).toMatch(/The words are new.*put it differently/)
  })

  test('says when another clause answers than the one that was signed', async () => {
    await signIn2025()
    await school.launch({
      version: yearOf(2026, { text: 'Photographs: everybody is welcome to make them.', rule: 'permitted' }),
    })
    expect(await ask(priya, 'Can I have photos?')).toMatch(
      /This is new: the version .* answered it with another clause/,
    )
  })

  test.each([
    ['the signed version did not say', yearOf(2025), year2026, 'This is not in the policy'],
    ['the new one does not say any more', year2025, yearOf(2026), 'Yes, the policy allows it.*You may take photos'],
  ])('says when %s', async (_what, before, now, earlier) => {
    await school.launch({ version: before })
    await school.connector.people.pressSign(priya.id)
    await school.launch({ version: now })
    expect(await ask(priya, question)).toMatch(new RegExp(`This answer is new.*What you signed on .* said${earlier}`))
  })

  test('says nothing where the new version answers as the signed one did, nor to whoever never signed', async () => {
    await signIn2025()
    await school.launch({ version: year2026 })
    expect(await ask(priya, 'Should I lock my laptop when I leave it?')).not.toContain('new')
    expect(await ask(gareth, question)).not.toContain('new')
  })

  test('comes although nobody can tell what was signed', async () => {
    await school.stop()
    school = await startBotSchool()
    await signIn2025()
    await school.launch({ version: year2026 })
    const { ledger } = school.oakfield.stores
    const listByPerson = ledger.listByPerson
    Object.assign(school.oakfield.ports.ledger, { listByPerson: () => Promise.reject(new Error('Storage is down.')) })
    expect(await ask(priya, question)).toContain('No, the policy does not allow it')
    Object.assign(school.oakfield.ports.ledger, { listByPerson })
  })
})

test('a closed campaign still answers', async () => {
  const { campaignId } = await school.launch({ version: year2025 })
  await closeCampaign(school.oakfield.stores, campaignId)
  expect(await ask(priya, question)).toContain('You may take photos of pupils.')
})

test('whoever was not asked to sign the newest version is answered by it, and told so', async () => {
  await school.launch({ version: year2025 })
  await school.connector.people.pressSign(gareth.id)
  await school.launch({ version: year2026, audiences: ['staff'] })
  const answer = await ask(gareth, question)
  expect(answer).toContain('No, the policy does not allow it')
  expect(answer).toContain('the school has not asked you to')
})

describe('somebody whom nobody has asked', () => {
  test('is told why there is no answer, and whom to ask', async () => {
    await school.launch({ version: year2025, audiences: ['staff'] })
    const answer = await ask(gareth, question)
    expect(answer).toContain('There is no policy here for you')
    expect(answer).toMatch(/has not asked you to sign.*Please ask the school office/)
    expect(answer).not.toContain('photos')
  })

  test('is greeted back, and heard where a child is at risk', async () => {
    expect(await ask(gareth, 'hello')).toContain('What you can do here')
    for (const who of [gareth, pupil]) {
      expect(await ask(who, 'A pupil told me somebody is hurting them')).toContain('tell the safeguarding lead now')
    }
  })
})

describe('the school’s own words', () => {
  const since = parseSchoolDate('2026-09-01')

  test('count from the next question on, and no longer once removed', async () => {
    await school.launch({ version: year2025 })
    const words = school.oakfield.stores.words
    const asked = 'Am I allowed a zorbo?'
    expect(await ask(priya, asked)).toContain('This is not in the policy')

    await words.put({ kind: 'added', word: 'zorbo', means: 'photo', since })
    expect(await ask(priya, asked)).toContain('You may take photos of pupils.')

    await words.remove({ kind: 'added', word: 'zorbo' })
    expect(await ask(priya, asked)).toContain('This is not in the policy')
  })

  test('are done without where they cannot be read', async () => {
    await school.stop()
    const { words } = school.oakfield.stores
    school = await startBotSchool({ words: { ...words, list: () => Promise.reject(new Error('Storage is down.')) } })
    await school.launch({ version: year2025 })
    expect(await ask(priya, question)).toContain('You may take photos of pupils.')
  })
})
