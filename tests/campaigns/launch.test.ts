import { expect, test } from 'vitest'
import { closeCampaign } from '../../src/campaigns/close.ts'
import { launchCampaign } from '../../src/campaigns/launch.ts'
import { LaunchRefused } from '../../src/campaigns/launch-problem.ts'
import { readAll } from '../../src/campaigns/read-all.ts'
import { epochMsOf, parseSchoolDate, toInstant } from '../../src/clock.ts'
import { parsePersonId } from '../../src/people/person.ts'
import { dueOn, entry, everybody, gareth, helen, ines, mo, oakfield, priya, rosterOf } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

const names = (entries: readonly { readonly person: { readonly displayName: string } }[]) =>
  entries.map(({ person }) => person.displayName)

test('a plan says who gets a card and changes nothing', async () => {
  const school = oakfield()
  const plan = await school.plan()
  expect(names(plan.toAsk)).toEqual(['Priya Shah', 'Helen Ward', 'Ines Costa', 'Gareth Pugh', 'Mo Ali'])
  expect(plan).toMatchObject({ problems: [], estimatedMinutes: 1, alreadyAsked: 0, supersedes: [], isExtension: false })
  expect(await school.stores.campaigns.list()).toEqual([])
  expect(await school.stores.policies.listPolicyIds()).toEqual([])
})

test('a plan counts guests and exclusions with their reasons', async () => {
  const school = oakfield()
  const pupil = { personId: parsePersonId('0a4f1e1d-0000-4000-9000-00000000ffff'), displayName: 'Sam Lee' }
  const roster = rosterOf(
    [entry(priya, ['staff']), entry(gareth, ['staff', 'governor'], true)],
    [{ ...pupil, audiences: ['staff'], reason: 'pupil' }],
  )
  const plan = await school.plan({ roster, audiences: ['staff'] })
  expect(names(plan.toAsk)).toEqual(['Priya Shah'])
  expect(plan.unreachable).toMatchObject([{ person: { displayName: 'Gareth Pugh' }, reach: { reason: 'guest' } }])
  expect(plan.exclusions).toMatchObject([{ displayName: 'Sam Lee', reason: 'pupil' }])
})

test('a launch asks only the audiences it names', async () => {
  const school = oakfield()
  const campaign = await school.launch({ audiences: ['governor'] })
  await school.deliver()
  expect(school.messenger.cards.map((card) => card.personId)).toEqual([gareth.id])
  expect(await school.stateOf(campaign, priya)).toBeUndefined()
})

test('a second launch of the same thing adds nobody and sends nothing', async () => {
  const school = oakfield()
  const first = await school.launch()
  const nonce = await school.nonceOf(first, priya)
  await school.deliver()
  const plan = await school.plan()
  expect(plan).toMatchObject({ isExtension: true, toAsk: [], alreadyAsked: 5, problems: [] })
  const second = await launchCampaign(school.ports, plan)
  await school.deliver()
  expect(second).toEqual(first)
  expect(school.messenger.cards).toHaveLength(5)
  expect(await school.nonceOf(first, priya)).toBe(nonce)
})

test('two launches at the same moment ask everybody once', async () => {
  const school = oakfield()
  await Promise.all([school.launch(), school.launch({ roster: everybody() })])
  await school.deliver()
  expect(school.messenger.cards.map((card) => card.personId).sort()).toEqual(
    [priya, gareth, mo, helen, ines].map(({ id }) => id).sort(),
  )
})

test('a plan made before another launch does no harm after it', async () => {
  const school = oakfield()
  const early = await school.plan()
  await school.launch()
  await school.deliver()
  await launchCampaign(school.ports, early)
  await school.deliver()
  expect(school.messenger.cards).toHaveLength(5)
})

test('a further audience joins the open campaign', async () => {
  const school = oakfield()
  const first = await school.launch({ audiences: ['staff'] })
  const second = await school.launch({ audiences: ['governor'] })
  expect(second).toMatchObject({ campaignId: first.campaignId, audiences: ['staff', 'governor'] })
  await school.deliver()
  expect(school.messenger.cards).toHaveLength(4)
})

test('somebody in two audiences gets one card and counts in both', async () => {
  const school = oakfield()
  const roster = rosterOf([entry(helen, ['staff', 'governor']), entry(gareth, ['governor'])])
  const campaign = await school.launch({ roster, audiences: ['staff'] })
  await school.launch({ roster, audiences: ['governor'] })
  await school.deliver()
  expect(school.messenger.sentTo(helen)).toHaveLength(1)
  expect(await school.stores.assignments.find(campaign.campaignId, helen.id)).toMatchObject({
    audiences: ['staff', 'governor'],
  })
})

test('a guest is expected to sign and is sent nothing', async () => {
  const school = oakfield()
  const campaign = await school.launch({ roster: rosterOf([entry(mo, ['visitor'], true)]), audiences: ['visitor'] })
  await school.deliver()
  expect(school.messenger.cards).toEqual([])
  expect(await school.stores.assignments.find(campaign.campaignId, mo.id)).toMatchObject({
    state: { kind: 'unreachable', reason: 'guest' },
  })
})

test('everybody gets a nonce of their own', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const assignments = await readAll(school.stores.assignments.listByCampaign(campaign))
  expect(new Set(assignments.map(({ nonce }) => nonce)).size).toBe(5)
})

test('about 500 people share a partition', async () => {
  const school = oakfield()
  const many = Array.from({ length: 1_200 }, (_, n) =>
    entry({ ...priya, id: parsePersonId(`0a4f1e1d-0000-4000-a000-${String(n).padStart(12, '0')}`) }, ['staff']),
  )
  const campaign = await school.launch({ roster: rosterOf(many), audiences: ['staff'] })
  expect(campaign.buckets).toBe(3)
  const byBucket = Map.groupBy(
    await readAll(school.stores.assignments.listByCampaign(campaign)),
    ({ bucket }) => bucket,
  )
  expect([...byBucket.values()].every(({ length }) => length > 330 && length < 470)).toBe(true)
})

test('the estimate allows two calls a card at 25 calls a second', async () => {
  const school = oakfield()
  const many = Array.from({ length: 1_000 }, (_, n) =>
    entry({ ...priya, id: parsePersonId(`0a4f1e1d-0000-4000-a000-${String(n).padStart(12, '0')}`) }, ['staff']),
  )
  expect(await school.plan({ roster: rosterOf(many), audiences: ['staff'] })).toMatchObject({ estimatedMinutes: 2 })
})

test('a new version ends the campaign for the old one', async () => {
  const school = oakfield()
  const old = await school.launch({ version: policyVersion(2025) })
  const plan = await school.plan()
  expect(plan.supersedes).toMatchObject([{ campaignId: old.campaignId }])
  const fresh = await launchCampaign(school.ports, plan)
  expect(await school.stores.campaigns.find(old.campaignId)).toMatchObject({ state: 'superseded' })
  expect(await school.stores.campaigns.find(fresh.campaignId)).toMatchObject({ state: 'open' })
})

test('an old card counts until everybody has a fresh one waiting', async () => {
  const pressed: string[] = []
  let press: (() => Promise<{ readonly kind: string }>) | undefined
  const school = oakfield({
    faults: {
      async before({ store, action }) {
        if (store !== 'Assignments' || action !== 'batch' || !press) return
        const once = press
        press = undefined
        pressed.push((await once()).kind)
      },
    },
  })
  const old = await school.launch({ version: policyVersion(2025) })
  press = () => school.sign(old, gareth)
  const fresh = await school.launch()
  expect(pressed).toEqual(['recorded'])
  expect(await school.sign(old, priya)).toMatchObject({
    kind: 'version-superseded',
    fresh: { campaignId: fresh.campaignId },
  })
})

test('the later launch wins on a clock that was put back', async () => {
  const school = oakfield()
  const old = await school.launch({ version: policyVersion(2025) })
  school.clock.advance(-600_000)
  const fresh = await school.launch()
  expect(await school.stores.campaigns.find(old.campaignId)).toMatchObject({ state: 'superseded' })
  expect(await school.stores.campaigns.find(fresh.campaignId)).toMatchObject({ state: 'open' })
})

test('a superseded campaign cannot be launched again', async () => {
  const school = oakfield()
  const version = policyVersion(2025)
  await school.launch({ version })
  await school.launch()
  const plan = await school.plan({ version })
  expect(plan.problems).toMatchObject([{ kind: 'already-over', state: 'superseded' }])
})

test.each([
  ['a due date in the past', { dueOn: parseSchoolDate('2026-08-31') }, 'due-date-past'],
  [
    'nobody in an audience',
    { roster: rosterOf([entry(priya, ['staff'])]), audiences: ['staff', 'governor'] },
    'nobody-found',
  ],
] as const)('%s stops the launch', async (_, request, kind) => {
  const school = oakfield()
  const plan = await school.plan(request)
  expect(plan.problems).toMatchObject([{ kind }])
  await expect(launchCampaign(school.ports, plan)).rejects.toThrow(LaunchRefused)
  expect(await school.stores.campaigns.list()).toEqual([])
})

test('today is a possible due date', async () => {
  expect((await oakfield().plan({ dueOn: parseSchoolDate('2026-09-01') })).problems).toEqual([])
})

test('the same version with another due date is refused while the first is open', async () => {
  const school = oakfield()
  const first = await school.launch()
  const later = parseSchoolDate('2026-10-31')
  expect((await school.plan({ dueOn: later })).problems).toMatchObject([
    { kind: 'open-with-another-date', campaign: { campaignId: first.campaignId } },
  ])
  await closeCampaign(school.stores, first.campaignId)
  expect((await school.plan({ dueOn: later })).problems).toEqual([])
  expect((await school.plan({ dueOn })).problems).toMatchObject([{ kind: 'already-over', state: 'closed' }])
})

test('a launch is held when a fifth of an audience is gone', async () => {
  const school = oakfield()
  await school.launch({ version: policyVersion(2025) })
  const roster = rosterOf([entry(priya, ['staff']), entry(helen, ['staff'])])
  const request = { roster, audiences: ['staff'] } as const
  expect((await school.plan(request)).problems).toMatchObject([
    { kind: 'people-gone', audience: 'staff', before: 3, left: 1 },
  ])
  expect((await school.plan({ ...request, acceptFewerPeople: true })).problems).toEqual([])
})

test('a campaign closed between plan and launch is not opened again', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const plan = await school.plan()
  await closeCampaign(school.stores, campaign.campaignId)
  await expect(launchCampaign(school.ports, plan)).rejects.toThrow(LaunchRefused)
})

test('a fifth that is gone is noticed although another audience was launched since', async () => {
  const school = oakfield()
  await school.launch({ version: policyVersion(2025), audiences: ['staff'] })
  await school.launch({
    version: policyVersion(2025),
    audiences: ['governor'],
    roster: { ...rosterOf([entry(gareth, ['governor'])]), takenAt: toInstant(epochMsOf(school.clock.now()) + 60_000) },
  })
  const roster = rosterOf([entry(priya, ['staff']), entry(helen, ['staff'])])
  expect((await school.plan({ roster, audiences: ['staff'] })).problems).toMatchObject([
    { kind: 'people-gone', audience: 'staff', before: 3, left: 1 },
  ])
})

test('two launches of one version with different dates at the same moment ask everybody once', async () => {
  const school = oakfield()
  const plans = [await school.plan(), await school.plan({ dueOn: parseSchoolDate('2026-10-15') })]
  const outcomes = await Promise.allSettled(plans.map((plan) => launchCampaign(school.ports, plan)))
  await school.deliver()
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { problems: [{ kind: 'open-with-another-date' }] },
  })
  expect((await school.stores.campaigns.list()).filter(({ state }) => state === 'open')).toHaveLength(1)
  expect(school.messenger.cards).toHaveLength(5)
})

test('a plan that somebody else’s launch has overtaken is refused', async () => {
  const school = oakfield()
  const plans = [await school.plan(), await school.plan({ version: policyVersion(2025) })]
  school.clock.advance(300_000)
  await school.launch({ dueOn: parseSchoolDate('2026-10-15') })
  await school.deliver()
  await expect(launchCampaign(school.ports, plans[0]!)).rejects.toThrow(/already being asked for, due on 2026-10-15/)
  await expect(launchCampaign(school.ports, plans[1]!)).rejects.toThrow(LaunchRefused)
  await school.deliver()
  expect(await school.stores.campaigns.list()).toHaveLength(1)
  expect(school.messenger.cards).toHaveLength(5)
})

test('a declaration that no card can hold stops the launch', async () => {
  const school = oakfield()
  const declaration = { statement: 'I agree. '.repeat(4_000), fields: [], countersignature: null }
  const plan = await school.plan({ version: policyVersion(2026, { declaration }) })
  expect(plan.problems).toEqual([{ kind: 'declaration-too-long', words: 8_000 }])
  await expect(launchCampaign(school.ports, plan)).rejects.toThrow(/too long for a card.*8000 words/)
})

test('a declaration of 900 words is no problem', async () => {
  const school = oakfield()
  const declaration = { statement: 'I understand responsibilities. '.repeat(300), fields: [], countersignature: null }
  expect((await school.plan({ version: policyVersion(2026, { declaration }) })).problems).toEqual([])
})
