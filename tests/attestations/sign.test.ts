import { expect, test } from 'vitest'
import { hashRecord, receiptNoOf } from '../../src/attestations/canonical.ts'
import { parseLedgerRecord } from '../../src/attestations/record-schema.ts'
import { signPolicy } from '../../src/attestations/sign.ts'
import { closeCampaign } from '../../src/campaigns/close.ts'
import { parseTenantId } from '../../src/people/person.ts'
import { breakable } from '../support/breakable.ts'
import { gareth, helen, mo, oakfield, priya, signRequest, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

const chainOf = (school: ReturnType<typeof oakfield>, { id }: { id: typeof priya.id }) =>
  school.stores.ledger.listByPerson({ tenantId, personId: id })

test('a signature records who, what, when and in which words', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await school.deliver()
  const request = signRequest(priya, await school.nonceOf(campaign, priya), {
    f0: '  Priya Shah ',
    f1: 'Class teacher',
  })
  const decision = await signPolicy(school.ports, { ...request, activityId: 'activity-9' })
  const { policy } = school.version
  const record = {
    schema: 1,
    kind: 'signed',
    tenantId,
    personId: priya.id,
    ordinal: 1,
    previousHash: null,
    campaignId: campaign.campaignId,
    policyId: school.version.policyId,
    versionId: school.version.versionId,
    policyTitle: policy.title,
    contentHash: policy.contentHash,
    statement: policy.declaration.statement,
    audiences: ['staff'],
    fields: { 'Full name': 'Priya Shah', 'Job title': 'Class teacher' },
    displayName: 'Priya Shah',
    userPrincipalName: priya.userPrincipalName,
    jobTitle: 'Class teacher',
    reason: null,
    channel: 'card',
    activityId: 'activity-9',
    cardHash: expect.stringMatching(/^sha256:card-/),
    at: school.clock.now(),
  }
  expect(decision).toMatchObject({ kind: 'recorded', record })
  const [stored] = await chainOf(school, priya)
  expect(parseLedgerRecord(stored!.record)).toEqual(record)
  expect(stored!.recordHash).toBe(hashRecord(stored!.record))
  expect(await school.stores.assignments.find(campaign.campaignId, priya.id)).toMatchObject({
    state: { kind: 'signed', at: school.clock.now(), receiptNo: receiptNoOf(stored!.recordHash) },
  })
})

test('a second press returns the same receipt', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const first = await school.sign(campaign, priya)
  school.clock.advance(365 * 24 * 3_600_000)
  const second = await school.sign(campaign, priya)
  expect(first.kind).toBe('recorded')
  expect(second).toEqual({ ...first, kind: 'already-signed' })
  expect(await chainOf(school, priya)).toHaveLength(1)
})

test('ten presses at once make one record, and all show its receipt', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const decisions = await Promise.all(Array.from({ length: 10 }, () => school.sign(campaign, priya)))
  expect(decisions.filter(({ kind }) => kind === 'recorded')).toHaveLength(1)
  expect(new Set(decisions.map((each) => ('receiptNo' in each ? each.receiptNo : each.kind))).size).toBe(1)
  expect(await chainOf(school, priya)).toHaveLength(1)
})

test('what another device typed does not change the record', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const nonce = await school.nonceOf(campaign, priya)
  await signPolicy(school.ports, signRequest(priya, nonce, { f0: 'Priya Shah' }))
  const second = await signPolicy(school.ports, signRequest(priya, nonce, { f0: 'P. Shah' }))
  expect(second).toMatchObject({ kind: 'already-signed', record: { fields: { 'Full name': 'Priya Shah' } } })
})

test('somebody else’s nonce signs nothing', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const stolen = await school.nonceOf(campaign, priya)
  expect(await signPolicy(school.ports, signRequest(gareth, stolen))).toEqual({ kind: 'not-assigned' })
  expect(await chainOf(school, priya)).toEqual([])
  expect(await chainOf(school, gareth)).toEqual([])
  expect(await school.stateOf(campaign, gareth)).toBe('pending')
})

test('a made-up nonce, an empty one and another tenant’s person sign nothing', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  expect(await signPolicy(school.ports, signRequest(priya, 'made-up'))).toEqual({ kind: 'not-assigned' })
  expect(await signPolicy(school.ports, signRequest(priya, ''))).toEqual({ kind: 'not-assigned' })
  const request = signRequest(priya, await school.nonceOf(campaign, priya))
  const elsewhere = { ...request.identity, tenantId: parseTenantId('99999999-0000-4000-8000-000000000001') }
  expect(await signPolicy(school.ports, { ...request, identity: elsewhere })).toEqual({ kind: 'not-assigned' })
  expect(await chainOf(school, priya)).toEqual([])
})

test('a card of a superseded version is refused with the fresh one', async () => {
  const school = oakfield()
  const old = await school.launch({ version: policyVersion(2025) })
  const fresh = await school.launch()
  expect(await school.sign(old, priya)).toMatchObject({
    kind: 'version-superseded',
    fresh: { campaignId: fresh.campaignId, nonce: await school.nonceOf(fresh, priya) },
  })
  expect(await chainOf(school, priya)).toEqual([])
})

test('a superseded card has no fresh one for somebody who signed it or was not asked again', async () => {
  const school = oakfield()
  const old = await school.launch({ version: policyVersion(2025) })
  const fresh = await school.launch({ audiences: ['staff'] })
  await school.sign(fresh, priya)
  expect(await school.sign(old, priya)).toEqual({ kind: 'version-superseded', fresh: null })
  expect(await school.sign(old, gareth)).toEqual({ kind: 'version-superseded', fresh: null })
})

test('last year’s signature keeps its receipt after the new launch, and does not count for it', async () => {
  const school = oakfield()
  const old = await school.launch({ version: policyVersion(2025) })
  const signed = await school.sign(old, priya)
  const fresh = await school.launch()
  expect(await school.sign(old, priya)).toEqual({ ...signed, kind: 'already-signed' })
  expect(await school.stateOf(fresh, priya)).toBe('pending')
  expect(await school.sign(fresh, priya)).toMatchObject({ kind: 'recorded', record: { ordinal: 2 } })
  const [first, second] = await chainOf(school, priya)
  expect(second!.record.previousHash).toBe(first!.recordHash)
})

test('a closed campaign takes no more signatures', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const signed = await school.sign(campaign, priya)
  await closeCampaign(school.stores, campaign.campaignId)
  expect(await school.sign(campaign, gareth)).toEqual({ kind: 'campaign-closed' })
  expect(await school.sign(campaign, priya)).toEqual({ ...signed, kind: 'already-signed' })
})

test.each([
  ['left out', {}, 'missing'],
  ['only spaces', { f0: ' \t ' }, 'missing'],
  ['201 letters', { f0: 'a'.repeat(201) }, 'too-long'],
  ['one letter under endless accents', { f0: `e${'\u0301'.repeat(40_000)}` }, 'too-long'],
] as const)('a name that is %s is asked for again', async (_, inputs, problem) => {
  const school = oakfield()
  const campaign = await school.launch()
  const request = signRequest(priya, await school.nonceOf(campaign, priya), inputs)
  expect(await signPolicy(school.ports, request)).toMatchObject({
    kind: 'fields-invalid',
    problems: [{ inputId: 'f0', label: 'Full name', problem }],
    assignment: { person: { personId: priya.id } },
  })
  expect(await chainOf(school, priya)).toEqual([])
})

test.each([
  ['Welsh', 'Siân Ŵyn Llŷr-Îorwerth'],
  ['Urdu', 'پریا شاہ'],
  ['200 families', '👨‍👩‍👧‍👦'.repeat(200)],
  ['half an emoji', 'Priya \ud83d Shah'],
])('a name in %s survives as typed', async (_, name) => {
  const school = oakfield()
  const campaign = await school.launch()
  const request = signRequest(priya, await school.nonceOf(campaign, priya), { f0: name })
  expect(await signPolicy(school.ports, request)).toMatchObject({ kind: 'recorded' })
  expect((await chainOf(school, priya))[0]!.record.fields).toEqual({ 'Full name': name })
})

test('inputs the declaration does not have are ignored', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const inputs = { f0: 'Priya Shah', f7: 'x', statement: 'I agree to nothing', versionId: 'v1999', toString: 'x' }
  const request = signRequest(priya, await school.nonceOf(campaign, priya), inputs)
  expect(await signPolicy(school.ports, request)).toMatchObject({
    kind: 'recorded',
    record: { fields: { 'Full name': 'Priya Shah' }, versionId: 'v2026' },
  })
})

test('a label printed twice keeps both answers', async () => {
  const school = oakfield()
  const { declaration } = school.version.policy
  const fields = [...declaration.fields, { kind: 'other', label: 'Full name' } as const]
  const version = policyVersion(2026, { declaration: { ...declaration, fields } })
  const campaign = await school.launch({ version })
  const request = signRequest(priya, await school.nonceOf(campaign, priya), { f0: 'Priya Shah', f2: 'Priya Anand' })
  expect(await signPolicy(school.ports, request)).toMatchObject({
    record: { fields: { 'Full name': 'Priya Shah', 'Full name (2)': 'Priya Anand' } },
  })
})

test('somebody who declined, or whom no card reached, can sign', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await school.decline(campaign, priya, 'I have a question.')
  school.messenger.answerNext({ kind: 'unreachable', reason: 'blocked', detail: '403' })
  await school.deliver()
  const unreached = [helen, gareth, mo].filter(({ id }) => !school.messenger.cards.some((card) => card.personId === id))
  for (const who of [priya, ...unreached]) {
    expect(await school.sign(campaign, who)).toMatchObject({ kind: 'recorded', record: { cardHash: null } })
    expect(await school.stateOf(campaign, who)).toBe('signed')
  }
})

test('a receipt is given although the counts could not be brought up to date', async () => {
  const part = breakable('Assignments', 'replace')
  const school = oakfield({ faults: part.faults })
  const campaign = await school.launch()
  part.isDown = true
  const first = await school.sign(campaign, priya)
  expect(first).toMatchObject({ kind: 'recorded', assignment: { state: { kind: 'signed' } } })
  expect(await school.stateOf(campaign, priya)).toBe('pending')
  part.isDown = false
  expect(await school.sign(campaign, priya)).toEqual({ ...first, kind: 'already-signed' })
  expect(await school.stateOf(campaign, priya)).toBe('signed')
})

test('nothing is said to be recorded when the ledger could not be written', async () => {
  const part = breakable('Ledger', 'batch')
  const school = oakfield({ faults: part.faults })
  const campaign = await school.launch()
  part.isDown = true
  await expect(school.sign(campaign, priya)).rejects.toThrow('Storage is down.')
  expect(await school.stateOf(campaign, priya)).toBe('pending')
})
