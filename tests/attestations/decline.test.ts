import { expect, test } from 'vitest'
import { declinePolicy } from '../../src/attestations/decline.ts'
import { listHistory } from '../../src/attestations/history.ts'
import { closeCampaign } from '../../src/campaigns/close.ts'
import { gareth, oakfield, priya, signRequest, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

const identity = { tenantId, personId: priya.id }

test('a reason for not signing yet is recorded in the person’s words', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const decision = await school.decline(campaign, priya, '  I have no laptop yet. ')
  expect(decision).toMatchObject({
    kind: 'recorded',
    record: { kind: 'declined', reason: 'I have no laptop yet.', fields: {}, ordinal: 1 },
    assignment: { state: { kind: 'declined', reason: 'I have no laptop yet.' } },
  })
  expect(await school.stateOf(campaign, priya)).toBe('declined')
})

test('the same reason again is the same record', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const first = await school.decline(campaign, priya, 'Later.')
  school.clock.advance(5_000)
  expect(await school.decline(campaign, priya, 'Later. ')).toEqual(first)
  expect(await school.stores.ledger.listByPerson(identity)).toHaveLength(1)
})

test('the same reason pressed twice at once is one record', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await Promise.all([school.decline(campaign, priya, 'Later.'), school.decline(campaign, priya, 'Later.')])
  expect(await school.stores.ledger.listByPerson(identity)).toHaveLength(1)
})

test('another reason is another record, and the latest one shows', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await school.decline(campaign, priya, 'Later.')
  await school.decline(campaign, priya, 'I disagree with clause 1.')
  expect(await school.stores.ledger.listByPerson(identity)).toHaveLength(2)
  expect(await school.stores.assignments.find(campaign.campaignId, priya.id)).toMatchObject({
    state: { reason: 'I disagree with clause 1.' },
  })
})

test('declining never un-signs', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const signed = await school.sign(campaign, priya)
  expect(await school.decline(campaign, priya, 'I changed my mind.')).toEqual({ ...signed, kind: 'already-signed' })
  expect(await school.stateOf(campaign, priya)).toBe('signed')
  expect(await school.stores.ledger.listByPerson(identity)).toHaveLength(1)
})

test.each(['get', 'list', 'batch'] as const)(
  'a signature that lands while declining, at its ledger %s, wins and no decline follows it',
  async (moment) => {
    let meanwhile: (() => Promise<unknown>) | undefined
    const school = oakfield({
      faults: {
        async before({ store, action }) {
          if (store !== 'Ledger' || action !== moment) return
          const act = meanwhile
          meanwhile = undefined
          await act?.()
        },
      },
    })
    const campaign = await school.launch()
    meanwhile = () => school.sign(campaign, priya)
    expect(await school.decline(campaign, priya, 'Later.')).toMatchObject({ kind: 'already-signed' })
    expect((await school.stores.ledger.listByPerson(identity)).map(({ record }) => record.kind)).toEqual(['signed'])
    expect(await school.stateOf(campaign, priya)).toBe('signed')
  },
)

test.each([
  ['no reason', '  ', 'missing'],
  ['501 letters', 'a'.repeat(501), 'too-long'],
] as const)('%s is asked for again', async (_, reason, problem) => {
  const school = oakfield()
  const campaign = await school.launch()
  expect(await school.decline(campaign, priya, reason)).toMatchObject({
    kind: 'fields-invalid',
    problems: [{ inputId: 'reason', problem }],
  })
  expect(await school.stateOf(campaign, priya)).toBe('pending')
})

test('somebody else’s card, an old one and a closed one are refused', async () => {
  const school = oakfield()
  const old = await school.launch({ version: policyVersion(2025) })
  const nonce = await school.nonceOf(old, priya)
  const theirs = { ...signRequest(gareth, nonce), reason: 'Later.' }
  expect(await declinePolicy(school.ports, theirs)).toEqual({ kind: 'not-assigned' })
  const fresh = await school.launch()
  expect(await school.decline(old, priya, 'Later.')).toMatchObject({
    kind: 'version-superseded',
    fresh: { campaignId: fresh.campaignId },
  })
  await closeCampaign(school.stores, fresh.campaignId)
  expect(await school.decline(fresh, priya, 'Later.')).toEqual({ kind: 'campaign-closed' })
  expect(await school.stores.ledger.listByPerson(identity)).toEqual([])
})

test('history shows everything, newest first, with receipts', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const declined = await school.decline(campaign, priya, 'Later.')
  const signed = await school.sign(campaign, priya)
  const history = await listHistory(school.ports, identity)
  expect(history).toMatchObject([
    { record: { kind: 'signed' }, receiptNo: 'receiptNo' in signed && signed.receiptNo },
    { record: { kind: 'declined' }, receiptNo: 'receiptNo' in declined && declined.receiptNo },
  ])
  expect(await listHistory(school.ports, { tenantId, personId: gareth.id })).toEqual([])
})
