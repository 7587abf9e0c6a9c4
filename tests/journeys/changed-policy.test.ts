import { afterEach, beforeEach, expect, test } from 'vitest'
import { withIds } from '../../src/policy/content-hash.ts'
import type { Clause, PolicyVersion } from '../../src/policy/policy.ts'
import { gareth, mo, priya } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'
import { type BotSchool, startBotSchool } from '../teams/bot-school.ts'

let school: BotSchool

beforeEach(async () => {
  school = await startBotSchool()
})
afterEach(() => school.stop())

/** For all three audiences the same rule in every year, and one for staff that changes. */
function yearOf(year: number, staffRule: Partial<Clause> & Pick<Clause, 'text'>): PolicyVersion {
  const [shared] = policyVersion(year).policy.clauses
  if (!shared) throw new Error('The policy has a clause.')
  const own: Clause = { ...shared, number: '2', audiences: ['staff'], ...staffRule }
  return policyVersion(year, {
    clauses: withIds([
      { ...shared, heading: ['Devices'] },
      { ...own, heading: ['Devices'] },
    ]),
  })
}

const year2024 = yearOf(2024, { text: 'Staff may lend a tablet to a colleague.', rule: 'permitted' })
const year2025 = yearOf(2025, { text: 'Staff may lend a tablet to a colleague for a week.', rule: 'permitted' })
const year2026 = yearOf(2026, { text: 'Staff must not lend a tablet to a colleague.', rule: 'prohibited' })

async function launchAndSign(version: PolicyVersion): Promise<void> {
  await school.launch({ version })
  await school.connector.people.pressSign(priya.id)
}

function newestCardOf(who: typeof priya): string {
  return school.cardsShownTo(who).at(-1) ?? ''
}

test('the card first says what changed for its reader since the day they signed', async () => {
  await launchAndSign(year2025)
  await school.connector.people.pressSign(gareth.id)
  const signedOn = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(school.oakfield.clock.now()))

  await school.launch({ version: year2026 })

  const card = newestCardOf(priya)
  expect(card).toContain(`What changed since you signed on ${signedOn}`)
  expect(card).toContain('2 used to be allowed and is now forbidden.')
  expect(card.indexOf('What changed')).toBeLessThan(card.indexOf('asks you to read this'))
  expect(newestCardOf(gareth)).toContain('Nothing that applies to you has changed.')
  // Mo has never signed any version, so nothing has changed for him.
  expect(newestCardOf(mo)).toContain('Please read and sign')
  expect(newestCardOf(mo)).not.toContain('What changed')
})

test('after a year without signing, the card tells from the text that was signed', async () => {
  await launchAndSign(year2024)
  await school.launch({ version: year2025 })
  await school.launch({
    version: yearOf(2026, { text: 'Staff may lend a tablet to a colleague for a day.', rule: 'permitted' }),
  })

  expect(newestCardOf(priya)).toContain('2 now adds “for a day”.')
})

test('"policy" and the card in place of a superseded one say it too', async () => {
  await launchAndSign(year2024)
  await school.launch({ version: year2025 })
  await school.oakfield.launch({ version: year2026 })

  const { body } = await school.connector.people.pressSign(priya.id)
  const { posted } = await school.connector.people.say(priya.id, 'policy')

  for (const answer of [body, posted]) expect(JSON.stringify(answer)).toContain('is now forbidden')
})

test('a signature that stands gets no card, and says on whose word it does', async () => {
  await launchAndSign(year2025)
  const carryOver = { kind: 'editorial', fromVersionId: year2025.versionId, by: 'Ines Costa' } as const
  await school.launch({ version: year2026, carryOver })

  expect(school.cardsShownTo(priya)).toHaveLength(1)
  expect(newestCardOf(gareth)).toContain('Please read and sign')
  for (const words of ['policy', 'status', 'history']) {
    const { posted } = await school.connector.people.say(priya.id, words)
    expect(JSON.stringify(posted)).toMatch(/Your earlier signature stands for this version.*Ines Costa/)
  }
})

test('what was signed on the changed card is the new text', async () => {
  await launchAndSign(year2025)
  await launchAndSign(year2026)

  expect((await school.ledgerOf(priya)).map(({ record }) => record.versionId)).toEqual(['v2025', 'v2026'])
})
