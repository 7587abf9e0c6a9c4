import { expect, test } from 'vitest'
import type { AssignmentState, UnreachableReason } from '../../src/campaigns/assignment.ts'
import type { CampaignId } from '../../src/campaigns/campaign.ts'
import { closeCampaign } from '../../src/campaigns/close.ts'
import { sweepDeliveries } from '../../src/campaigns/sweep.ts'
import { reportCompletion } from '../../src/reports/report-completion.ts'
import { assertAddsUp } from '../../src/reports/tally.ts'
import { entry, gareth, helen, ines, mo, type Oakfield, oakfield, priya, rosterOf } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

const setState = (school: Oakfield, campaignId: CampaignId, who: typeof priya, state: AssignmentState) =>
  school.stores.assignments.update(campaignId, who.id, (assignment) => ({ ...assignment, state }))

test('everybody is in exactly one state and the six numbers add up', async () => {
  const school = oakfield()
  const { campaignId } = await school.launch({
    roster: rosterOf([
      entry(priya, ['staff']),
      entry(helen, ['staff', 'governor']),
      entry(ines, ['staff']),
      entry(gareth, ['governor']),
      entry(mo, ['visitor'], true),
    ]),
  })
  await school.deliver()
  const campaign = (await school.stores.campaigns.find(campaignId))!
  await school.sign(campaign, helen)
  await school.decline(campaign, gareth, 'Later.')
  await setState(school, campaignId, ines, { kind: 'excused', at: school.clock.now(), reason: 'Maternity leave' })
  const report = await reportCompletion(school.ports, campaignId)
  expect(report.total).toEqual({ expected: 5, signed: 1, declined: 1, pending: 1, excused: 1, unreachable: 1 })
  expect(report.byAudience).toEqual([
    { audience: 'staff', tally: { expected: 3, signed: 1, declined: 0, pending: 1, excused: 1, unreachable: 0 } },
    { audience: 'governor', tally: { expected: 2, signed: 1, declined: 1, pending: 0, excused: 0, unreachable: 0 } },
    { audience: 'visitor', tally: { expected: 1, signed: 0, declined: 0, pending: 0, excused: 0, unreachable: 1 } },
  ])
  expect(report.asOf).toBe(school.clock.now())
  expect(report.outstanding.map(({ displayName, state }) => [displayName, state])).toEqual([
    ['Mo Ali', 'unreachable'],
    ['Gareth Pugh', 'declined'],
    ['Priya Shah', 'pending'],
    ['Ines Costa', 'excused'],
  ])
})

test('people in the same state are in order of their names', async () => {
  const school = oakfield()
  const names = ['Zoë Ash', 'Éile Byrne', 'Eve Abbott', 'ángel Díaz']
  const people = [priya, helen, ines, gareth].map((who, n) => entry({ ...who, displayName: names[n]! }, ['staff']))
  const { campaignId } = await school.launch({ roster: rosterOf(people), audiences: ['staff'] })
  const { outstanding } = await reportCompletion(school.ports, campaignId)
  expect(outstanding.map(({ displayName }) => displayName)).toEqual([
    'ángel Díaz',
    'Éile Byrne',
    'Eve Abbott',
    'Zoë Ash',
  ])
})

test('numbers that do not add up are refused', () => {
  const tally = { expected: 5, signed: 1, declined: 1, pending: 1, excused: 1, unreachable: 0 }
  expect(() => assertAddsUp(tally)).toThrow('5 people are expected and 4 are accounted for')
})

test('a state nobody knows is refused rather than left out', async () => {
  const school = oakfield()
  const { campaignId } = await school.launch()
  const assignments: Oakfield['ports']['assignments'] = {
    ...school.ports.assignments,
    async *listByCampaign(campaign) {
      for await (const assignment of school.ports.assignments.listByCampaign(campaign)) {
        yield { ...assignment, state: { kind: 'withdrawn' } as never }
      }
    },
  }
  await expect(reportCompletion({ ...school.ports, assignments }, campaignId)).rejects.toThrow('does not add up')
})

test('somebody who has the card is said to have it, since when', async () => {
  const school = oakfield()
  const { campaignId } = await school.launch({ audiences: ['governor'] })
  const before = await reportCompletion(school.ports, campaignId)
  expect(before.outstanding).toMatchObject([{ reason: 'The card has not gone out yet.', askedAt: null }])
  school.clock.set('2026-09-03T23:30:00.000Z')
  await school.deliver()
  const after = await reportCompletion(school.ports, campaignId)
  // Half past midnight in the school.
  expect(after.outstanding).toMatchObject([
    { reason: 'Has had the card since 4 September.', askedAt: '2026-09-03T23:30:00.000Z', jobTitle: null },
  ])
})

test('a card Teams did not confirm, and one it did not take, are told apart', async () => {
  const school = oakfield()
  const { campaignId } = await school.launch({
    roster: rosterOf([entry(priya, ['staff']), entry(gareth, ['staff'])]),
    audiences: ['staff'],
  })
  school.messenger.answerNext('lost', { kind: 'not-sent', retryAfterMs: 60_000, detail: 'busy' })
  await school.deliver()
  const { outstanding } = await reportCompletion(school.ports, campaignId)
  expect(
    outstanding.map(({ reason, askedAt }) => [reason, askedAt]).sort((a, b) => String(a).localeCompare(String(b))),
  ).toEqual([
    ['Teams has not accepted the card yet.', null],
    ['The card was sent on 1 September, but Teams did not confirm that it arrived.', school.clock.now()],
  ])
})

test('somebody who declined is quoted', async () => {
  const school = oakfield()
  const campaign = await school.launch({ audiences: ['governor'] })
  await school.decline(campaign, gareth, 'I need to ask about clause 1.')
  const { outstanding } = await reportCompletion(school.ports, campaign.campaignId)
  expect(outstanding).toMatchObject([
    {
      state: 'declined',
      reason: 'Said on 1 September that they cannot sign yet: “I need to ask about clause 1.”',
      nextStep: 'Talk to them about it. They can still sign from the same card.',
    },
  ])
})

const reasons: readonly UnreachableReason[] = [
  'guest',
  'blocked',
  'not-installed',
  'no-teams',
  'conversation-lost',
  'stopped-by-administrator',
]

test.each(reasons)('an unreachable person (%s) comes with a reason and something to do', async (reason) => {
  const school = oakfield()
  const { campaignId } = await school.launch({ audiences: ['governor'] })
  await setState(school, campaignId, gareth, { kind: 'unreachable', at: school.clock.now(), reason })
  const { outstanding } = await reportCompletion(school.ports, campaignId)
  const [person] = outstanding
  expect(person!.reason).toMatch(/^[A-Z].+\.$/)
  expect(person!.nextStep).toMatch(/^Ask .+\.$/)
  expect(`${person!.reason} ${person!.nextStep}`).not.toMatch(/undefined|40\d|API|Graph|token/)
})

test('after the end nobody is told to sign', async () => {
  const school = oakfield()
  const old = await school.launch({ version: policyVersion(2025), audiences: ['governor'] })
  const fresh = await school.launch({ audiences: ['governor'] })
  const superseded = await reportCompletion(school.ports, old.campaignId)
  expect(superseded.outstanding).toMatchObject([{ nextStep: expect.stringContaining('newer campaign') }])
  await closeCampaign(school.stores, fresh.campaignId)
  const closed = await reportCompletion(school.ports, fresh.campaignId)
  expect(closed.outstanding).toMatchObject([{ nextStep: expect.stringContaining('closed') }])
})

test('the numbers add up while people sign and cards fail', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  school.messenger.answerNext({ kind: 'unreachable', reason: 'blocked', detail: '403' })
  const steps = [
    () => school.deliver(),
    () => school.sign(campaign, priya),
    () => school.decline(campaign, mo, 'Later.'),
  ]
  for (const step of [...steps, () => sweepDeliveries(school.ports, campaign)]) {
    await step()
    const { total, outstanding } = await reportCompletion(school.ports, campaign.campaignId)
    expect(total.expected).toBe(5)
    expect(outstanding).toHaveLength(5 - total.signed)
  }
})

test('a campaign that does not exist is said not to', async () => {
  await expect(reportCompletion(oakfield().ports, 'none' as CampaignId)).rejects.toThrow('There is no campaign none')
})
