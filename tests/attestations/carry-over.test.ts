import { beforeEach, describe, expect, test } from 'vitest'
import type { LedgerRecord } from '../../src/attestations/attestation.ts'
import { hashRecord } from '../../src/attestations/canonical.ts'
import { carryOverSignature } from '../../src/attestations/carry-over.ts'
import { findChangesSinceSigned } from '../../src/attestations/changes-since-signed.ts'
import { verifyLedger } from '../../src/attestations/verify.ts'
import { verifyCarriedOver, verifyCarryOverWasAsked } from '../../src/attestations/verify-carried-over.ts'
import type { Campaign, CarryOver } from '../../src/campaigns/campaign.ts'
import type { CastMember } from '../../src/local/oakfield/school.ts'
import { withIds } from '../../src/policy/content-hash.ts'
import type { Clause, Policy, PolicyVersion, VersionId } from '../../src/policy/policy.ts'
import { entry, gareth, mo, type Oakfield, oakfield, personOf, priya, rosterOf, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

let school: Oakfield

beforeEach(() => {
  school = oakfield()
})

/** One clause for everybody that never changes, and one for staff alone. */
function yearOf(year: number, staffText: string, changes: Partial<Policy> = {}): PolicyVersion {
  const [clause] = policyVersion(year).policy.clauses
  if (!clause) throw new Error('The policy has a clause.')
  const shared: Clause = { ...clause, heading: ['Devices'] }
  const own: Clause = { ...shared, number: '2', text: staffText, audiences: ['staff'] }
  const clauses = withIds([shared, own])
  return policyVersion(year, { clauses, ...changes })
}

const before = yearOf(2025, 'Change your pasword every term.')
const after = yearOf(2026, 'Change your password every term.')
const editorial: CarryOver = { kind: 'editorial', fromVersionId: before.versionId, by: 'Ines Costa' }
const onlyChanged: CarryOver = { kind: 'unchanged', by: 'Ines Costa' }

async function signedBefore(...people: readonly CastMember[]): Promise<void> {
  const campaign = await school.launch({ version: before })
  for (const who of people) await school.sign(campaign, who)
}

async function launchWith(carryOver: CarryOver, version = after): Promise<Campaign> {
  const campaign = await school.launch({ version, carryOver })
  await school.deliver()
  return campaign
}

const cardsTo = ({ id }: CastMember) => school.messenger.cards.filter(({ personId }) => personId === id).length

async function lastRecordOf({ id }: CastMember): Promise<LedgerRecord | undefined> {
  return (await school.stores.ledger.listByPerson({ tenantId, personId: id })).at(-1)?.record
}

describe('an editorial change', () => {
  test('lets the signature before stand, recorded with who said so, and asks the others', async () => {
    await signedBefore(priya)
    const [signed] = await school.stores.ledger.listByPerson(personOf(priya))

    const campaign = await launchWith(editorial)

    expect(await lastRecordOf(priya)).toMatchObject({
      schema: 2,
      kind: 'carried-over',
      ordinal: 2,
      versionId: 'v2026',
      contentHash: after.policy.contentHash,
      carriedOver: { because: 'editorial', by: 'Ines Costa', fromHash: signed?.recordHash, fromVersionId: 'v2025' },
    })
    expect(await school.stateOf(campaign, priya)).toBe('signed')
    expect([cardsTo(priya), cardsTo(gareth)]).toEqual([0, 1])
    expect(await verifyLedger(school.ports, tenantId)).toMatchObject({ verdict: 'holds', findings: [] })
  })

  test('delivered twice is recorded once', async () => {
    await signedBefore(priya)
    await launchWith(editorial)
    await launchWith(editorial)

    expect(await school.stores.ledger.listByPerson(personOf(priya))).toHaveLength(2)
  })

  test('whose count was lost on the way is counted at the next try, without a card', async () => {
    await signedBefore(priya)
    const campaign = await school.launch({ version: after, carryOver: editorial })
    const lost = async () => Promise.reject(new Error('Storage is away.'))
    const job = { campaignId: campaign.campaignId, personId: priya.id }
    await carryOverSignature({ ...school.ports, assignments: { ...school.ports.assignments, update: lost } }, job)
    expect(await school.stateOf(campaign, priya)).toBe('pending')

    await school.deliver()

    expect([await school.stateOf(campaign, priya), cardsTo(priya)]).toEqual(['signed', 0])
    expect(await school.stores.ledger.listByPerson(personOf(priya))).toHaveLength(2)
  })

  test('from one text to the next carries nobody who signed neither', async () => {
    const old = await school.launch({ version: yearOf(2024, 'Change your password once a year.') })
    await school.sign(old, priya)
    await school.launch({ version: before })

    await launchWith(editorial)

    expect(cardsTo(priya)).toBe(1)
    expect((await lastRecordOf(priya))?.versionId).toBe('v2024')
  })

  test('may follow another one', async () => {
    await signedBefore(priya)
    await launchWith(editorial)
    await launchWith({ ...editorial, fromVersionId: after.versionId }, yearOf(2027, 'Change your password each term.'))

    expect(await lastRecordOf(priya)).toMatchObject({ kind: 'carried-over', versionId: 'v2027', ordinal: 3 })
    expect(await verifyLedger(school.ports, tenantId)).toMatchObject({ verdict: 'holds' })
  })

  test('never lends anybody words to their signature that they did not agree to', async () => {
    await signedBefore(priya)
    const declaration = { ...after.policy.declaration, statement: 'I have read this policy and accept any sanction.' }

    await launchWith(editorial, yearOf(2026, 'Change your password every term.', { declaration }))

    expect([cardsTo(priya), (await lastRecordOf(priya))?.kind]).toEqual([1, 'signed'])
  })

  test('asks somebody who is asked as something new', async () => {
    await signedBefore(priya)
    const campaign = await school.launch({
      version: after,
      carryOver: editorial,
      roster: rosterOf([entry(priya, ['staff', 'governor']), entry(gareth, ['governor']), entry(mo, ['visitor'])]),
      acceptFewerPeople: true,
    })
    await school.deliver()

    expect([cardsTo(priya), await school.stateOf(campaign, priya)]).toEqual([1, 'pending'])
  })

  test('leaves a decline as it is', async () => {
    await signedBefore(priya)
    const campaign = await school.launch({ version: after, carryOver: editorial })
    await school.decline(campaign, priya, 'Not this time.')
    await school.deliver()

    expect(await school.stateOf(campaign, priya)).toBe('declined')
  })

  test('cannot be declined or signed once it stands', async () => {
    await signedBefore(priya)
    const campaign = await launchWith(editorial)

    expect((await school.decline(campaign, priya, 'No.')).kind).toBe('already-signed')
    expect(await school.sign(campaign, priya)).toMatchObject({
      kind: 'already-signed',
      record: { kind: 'carried-over' },
    })
  })

  test('is no text that anybody has read: next year’s card tells from the one they signed', async () => {
    await signedBefore(priya)
    await launchWith(editorial)

    const since = await findChangesSinceSigned(school.ports, {
      identity: personOf(priya),
      audiences: ['staff'],
      version: yearOf(2027, 'Change your password every year.'),
    })

    expect(since?.changes.clauses).toMatchObject([{ before: { text: 'Change your pasword every term.' } }])
  })
})

describe('asking only those of whose clauses something changed', () => {
  test('lets the others’ signatures stand', async () => {
    await signedBefore(priya, gareth)

    const campaign = await launchWith(onlyChanged)

    expect([cardsTo(priya), cardsTo(gareth)]).toEqual([1, 0])
    expect(await lastRecordOf(gareth)).toMatchObject({ kind: 'carried-over', carriedOver: { because: 'unchanged' } })
    expect(await school.stateOf(campaign, gareth)).toBe('signed')
  })

  test('looks past a year that was skipped', async () => {
    await signedBefore(gareth)
    await school.launch({ version: yearOf(2026, 'Never share a password.') })

    await launchWith(onlyChanged, yearOf(2027, 'Never write a password down.'))

    expect(await lastRecordOf(gareth)).toMatchObject({ kind: 'carried-over', versionId: 'v2027' })
  })
})

test('without being asked for, no signature is carried over', async () => {
  await signedBefore(priya)
  const campaign = await school.launch({ version: after })
  await school.deliver()

  expect([cardsTo(priya), await school.stateOf(campaign, priya)]).toEqual([1, 'pending'])
})

test('a campaign that asks everybody cannot be made to carry over afterwards', async () => {
  await school.launch({ version: after })

  await expect(school.launch({ version: after, carryOver: editorial })).rejects.toThrow('settled when it was launched')
})

describe('verification names a signature carried over', () => {
  async function carried() {
    await signedBefore(priya)
    const campaign = await launchWith(editorial)
    const chain = await school.stores.ledger.listByPerson(personOf(priya))
    const verified = chain.map(({ record }) => ({
      record,
      recordHash: hashRecord(record),
      subject: `no ${record.ordinal}`,
    }))
    const [signed, standing] = verified
    if (!signed || standing?.record.kind !== 'carried-over') throw new Error('Two records were expected.')
    return { campaign, signed, standing: { ...standing, record: standing.record } }
  }

  test('that stands on nothing, on a decline, or on another text', async () => {
    const { signed, standing } = await carried()
    const declined = { ...signed, record: { ...signed.record, kind: 'declined' } as LedgerRecord }
    const elsewhere = { ...signed, record: { ...signed.record, versionId: 'v1999' as VersionId } }

    expect(verifyCarriedOver(standing, [signed, standing])).toEqual([])
    for (const chain of [[standing], [declined, standing], [elsewhere, standing]]) {
      expect(verifyCarriedOver(standing, chain)).toMatchObject([{ kind: 'tampering', subject: 'no 2' }])
    }
  })

  test('in a campaign that carries none, or on another’s word', async () => {
    const { campaign, standing } = await carried()

    expect(verifyCarryOverWasAsked(standing, campaign)).toEqual([])
    for (const carryOver of [undefined, onlyChanged, { ...editorial, by: 'Somebody' }]) {
      expect(verifyCarryOverWasAsked(standing, { ...campaign, carryOver })).toMatchObject([{ kind: 'tampering' }])
    }
  })
})
