import { expect, test } from 'vitest'
import type { CampaignId } from '../../src/campaigns/campaign.ts'
import { closeCampaign } from '../../src/campaigns/close.ts'
import { findPolicyInForce, findPolicyToAnswer, listOwed } from '../../src/campaigns/in-force.ts'
import type { PolicyId } from '../../src/policy/policy.ts'
import { gareth, oakfield, priya } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

test('the newest open campaign is in force', async () => {
  const school = oakfield()
  await school.launch({ version: policyVersion(2025) })
  school.clock.advance(1_000)
  const campaign = await school.launch()
  expect(await findPolicyInForce(school.ports, priya.id)).toMatchObject({
    version: { versionId: 'v2026' },
    campaign: { campaignId: campaign.campaignId },
    assignment: { person: { personId: priya.id } },
  })
})

test('a policy stays in force for somebody who has signed it, and they owe nothing', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  expect(await listOwed(school.ports, priya.id)).toHaveLength(1)
  await school.sign(campaign, priya)
  expect(await findPolicyInForce(school.ports, priya.id)).toMatchObject({ assignment: { state: { kind: 'signed' } } })
  expect(await listOwed(school.ports, priya.id)).toEqual([])
})

test('somebody who declined still owes a signature', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await school.decline(campaign, priya, 'I need to ask about clause 1.')
  expect(await listOwed(school.ports, priya.id)).toHaveLength(1)
})

test('nothing is in force for somebody nobody asked, or after the campaign closed', async () => {
  const school = oakfield()
  const campaign = await school.launch({ audiences: ['staff'] })
  expect(await findPolicyInForce(school.ports, gareth.id)).toBeUndefined()
  await closeCampaign(school.stores, campaign.campaignId)
  expect(await findPolicyInForce(school.ports, priya.id)).toBeUndefined()
})

test('the newest open campaign answers questions, and a closed one where none is open', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  expect(await findPolicyToAnswer(school.ports, priya.id)).toMatchObject({
    version: { versionId: 'v2026' },
    assignment: { person: { personId: priya.id } },
    isAsked: true,
  })
  await closeCampaign(school.stores, campaign.campaignId)
  expect(await findPolicyToAnswer(school.ports, priya.id)).toMatchObject({
    version: { versionId: 'v2026' },
    isAsked: false,
  })
})

test('the newest version answers somebody who was not asked again', async () => {
  const school = oakfield()
  await school.launch()
  school.clock.advance(1_000)
  await school.launch({ version: policyVersion(2027), audiences: ['staff'] })
  const answering = await findPolicyToAnswer(school.ports, gareth.id)
  expect(answering).toMatchObject({ version: { versionId: 'v2027' }, isAsked: false })
  expect(answering?.assignment.audiences).toEqual(['governor'])
})

test('nothing answers somebody whom nobody has ever asked', async () => {
  const school = oakfield()
  await school.launch({ audiences: ['staff'] })
  expect(await findPolicyToAnswer(school.ports, gareth.id)).toBeUndefined()
})

test('two policies at once are both owed, newest first', async () => {
  const school = oakfield()
  await school.launch()
  school.clock.advance(1_000)
  await school.launch({ version: { ...policyVersion(2026), policyId: 'trips-policy' as PolicyId } })
  const owed = await listOwed(school.ports, priya.id)
  expect(owed.map(({ version }) => version.policyId)).toEqual(['trips-policy', 'acceptable-use-policy'])
})

test('closing twice is closing once, and closing nothing says so', async () => {
  const school = oakfield()
  const { campaignId } = await school.launch()
  expect(await closeCampaign(school.stores, campaignId)).toMatchObject({ state: 'closed' })
  expect(await closeCampaign(school.stores, campaignId)).toMatchObject({ state: 'closed' })
  expect(await closeCampaign(school.stores, 'no-such-campaign' as CampaignId)).toBeUndefined()
})
