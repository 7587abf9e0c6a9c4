import { expect } from 'vitest'
import { receiptNoOf } from '../../src/attestations/canonical.ts'
import { verifyLedger } from '../../src/attestations/verify.ts'
import type { Assignment } from '../../src/campaigns/assignment.ts'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { readAll } from '../../src/campaigns/read-all.ts'
import { reportCompletion } from '../../src/reports/report-completion.ts'
import { tenantId } from '../support/oakfield.ts'
import { people, type World } from './world.ts'

/** Remembers what was true before, since some of it must stay true. */
export interface Watch {
  /** I1, I2, I6, I10, I11, I12 and the six numbers: true at every moment. */
  check(): Promise<void>
  /** I8, I18 and the counts: true once nothing is going on any more. */
  checkQuiet(): Promise<void>
}

export function watch(world: World): Watch {
  const everSigned = new Set<string>()

  async function check(): Promise<void> {
    checkCards(world)
    const signatures = await readSignatures(world)
    checkReceipts(world, signatures)
    for (const campaign of await world.stores.campaigns.list()) {
      const assignments = await readAll(world.stores.assignments.listByCampaign(campaign))
      checkAssignments(campaign, assignments, signatures, everSigned)
      const { total } = await reportCompletion(world.ports, campaign.campaignId)
      expect(total.expected, 'the six numbers').toBe(assignments.length)
    }
    for (const key of everSigned) expect([...signatures.keys()], 'I10: nothing un-signs').toContain(key)
    expect((await verifyLedger(world.ports, tenantId)).verdict, 'I12').not.toBe('tampering')
  }

  return {
    check: () => world.program.aside(check),
    checkQuiet: () =>
      world.program.aside(async () => {
        await check()
        expect(await verifyLedger(world.ports, tenantId), 'I12').toMatchObject({ verdict: 'holds', findings: [] })
        const open = (await world.stores.campaigns.list()).filter(({ state }) => state === 'open')
        expect(open.length, 'one campaign of a policy is open').toBeLessThanOrEqual(1)
        for (const campaign of open) await checkEverybodyWasReached(world, campaign)
      }),
  }
}

const keyOf = (campaignId: string, personId: string) => `${campaignId} ${personId}`

function checkCards({ messenger }: World): void {
  const keys = messenger.cards.map((card) => keyOf(card.campaignId, card.personId))
  expect(new Set(keys).size, 'I6: at most one card for each person and campaign').toBe(keys.length)
}

/** Campaign and person of every signature, with its receipt. */
async function readSignatures({ stores }: World): Promise<ReadonlyMap<string, string>> {
  const signatures = new Map<string, string>()
  for (const { id } of people) {
    for (const { record, recordHash } of await stores.ledger.listByPerson({ tenantId, personId: id })) {
      expect(record.personId, 'I4').toBe(id)
      const key = keyOf(record.campaignId, id)
      expect(signatures.has(key), 'I1, I10: nothing follows a signature').toBe(false)
      if (record.kind !== 'signed') continue
      expect(record.campaignId, 'I11: a record names the version it was made for').toContain(record.versionId)
      signatures.set(key, receiptNoOf(recordHash))
    }
  }
  return signatures
}

function checkReceipts({ receipts }: World, signatures: ReadonlyMap<string, string>): void {
  for (const { who, campaignId, receiptNo } of receipts) {
    expect(signatures.get(keyOf(campaignId, who.id)), `I2: ${who.displayName}’s receipt is kept`).toBe(receiptNo)
  }
}

function checkAssignments(
  { campaignId }: Campaign,
  assignments: readonly Assignment[],
  signatures: ReadonlyMap<string, string>,
  everSigned: Set<string>,
): void {
  for (const { person, state } of assignments) {
    const key = keyOf(campaignId, person.personId)
    if (everSigned.has(key)) expect(state.kind, 'I10: signed stays signed').toBe('signed')
    if (state.kind !== 'signed') continue
    expect(state.receiptNo, 'I11: counted only with a record of this campaign').toBe(signatures.get(key))
    everSigned.add(key)
  }
}

/** I8, I18: everybody has the card, may have it, answered without it, or is known to be out of reach. */
async function checkEverybodyWasReached(world: World, campaign: Campaign): Promise<void> {
  const assignments = await readAll(world.stores.assignments.listByCampaign(campaign))
  expect(assignments.map(({ person }) => person.personId).sort(), 'everybody is assigned').toEqual(
    people.map(({ id }) => id).sort(),
  )
  const deliveries = await readAll(world.stores.deliveries.listByCampaign(campaign))
  for (const { state } of deliveries) expect(state.kind, 'I18: nothing is left half-sent').not.toBe('sending')
  for (const { person, state } of assignments) {
    if (state.kind !== 'pending') continue
    const delivery = deliveries.find(({ personId }) => personId === person.personId)
    expect(['sent', 'unknown'], `I8: ${person.displayName} was reached`).toContain(delivery?.state.kind)
  }
}
