import { expect, test } from 'vitest'
import { afterRecord, projectRecord, repairProjections } from '../../src/attestations/project.ts'
import { breakable } from '../support/breakable.ts'
import { gareth, oakfield, priya, tenantId } from '../support/oakfield.ts'

/** Signatures are recorded while the assignments cannot be written. */
function forgetfulSchool() {
  const counts = breakable('Assignments', 'replace')
  return { school: oakfield({ faults: counts.faults }), counts }
}

test('a signature the counts missed is caught up with', async () => {
  const { school, counts } = forgetfulSchool()
  const campaign = await school.launch()
  counts.isDown = true
  const signed = await school.sign(campaign, priya)
  await school.decline(campaign, gareth, 'Later.')
  counts.isDown = false
  expect(await repairProjections(school.ports, campaign)).toBe(2)
  expect(await school.stores.assignments.find(campaign.campaignId, priya.id)).toMatchObject({
    state: { kind: 'signed', receiptNo: 'receiptNo' in signed && signed.receiptNo },
  })
  expect(await school.stateOf(campaign, gareth)).toBe('declined')
  expect(await repairProjections(school.ports, campaign)).toBe(0)
})

test('an excused person who declines stays excused, and one who signs is signed', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  const at = school.clock.now()
  for (const { id } of [priya, gareth]) {
    await school.stores.assignments.update(campaign.campaignId, id, (assignment) => {
      return { ...assignment, state: { kind: 'excused', at, reason: 'Maternity leave' } }
    })
  }
  await school.decline(campaign, priya, 'Later.')
  await school.sign(campaign, gareth)
  expect(await school.stateOf(campaign, priya)).toBe('excused')
  expect(await school.stateOf(campaign, gareth)).toBe('signed')
})

test('a decline and then a signature count as signed', async () => {
  const { school, counts } = forgetfulSchool()
  const campaign = await school.launch()
  counts.isDown = true
  await school.decline(campaign, priya, 'Later.')
  await school.sign(campaign, priya)
  counts.isDown = false
  await repairProjections(school.ports, campaign)
  expect(await school.stateOf(campaign, priya)).toBe('signed')
})

test('nothing that is shown afterwards un-signs', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  await school.decline(campaign, priya, 'Later.')
  const [declined] = await school.stores.ledger.listByPerson({ tenantId, personId: priya.id })
  await school.sign(campaign, priya)
  const signed = (await school.stores.assignments.find(campaign.campaignId, priya.id))!
  expect(afterRecord(signed, declined!)).toBeUndefined()
  expect(await projectRecord(school.ports, declined!, signed)).toEqual(signed)
})
