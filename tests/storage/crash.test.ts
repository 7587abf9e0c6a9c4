import { describe, expect, test } from 'vitest'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'
import type { RosterId } from '../../src/people/roster.ts'
import type { Faults } from '../../src/storage/faults.ts'
import { createMemoryStorage } from '../../src/storage/memory-stores.ts'
import { type Stores, storesOver } from '../../src/storage/stores.ts'
import { assignment, at, campaign } from '../contracts/builders.ts'
import { testClock } from '../support/clock.ts'
import { entry, rosterOf } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

const { tenantId } = oakfield

/** The program dies at the call with this number, before or after it takes effect, and does nothing more. */
function diesAt(fatal: number, when: 'before' | 'after'): Faults & { isOver(): boolean } {
  let calls = 0
  const check = (moment: 'before' | 'after') => {
    if (moment === 'before') calls += 1
    if (calls > fatal || (calls === fatal && moment === when)) throw new Error('killed')
  }
  return { before: () => check('before'), after: () => check('after'), isOver: () => calls < fatal }
}

/** Runs the work once for every call that it makes, killed there, then again in a new program. */
async function killedEverywhere(
  work: (stores: Stores) => Promise<unknown>,
  check: (stores: Stores, moment: 'after the kill' | 'after the repeat') => Promise<void>,
): Promise<void> {
  for (const when of ['before', 'after'] as const) {
    for (let fatal = 1; ; fatal += 1) {
      let faults: Faults = {}
      const storage = createMemoryStorage({
        clock: testClock(),
        faults: { before: (operation) => faults.before?.(operation), after: (operation) => faults.after?.(operation) },
      })
      const stores = storesOver(storage, tenantId)
      const death = diesAt(fatal, when)
      faults = death
      await work(stores).catch((error: Error) => expect(error.message).toBe('killed'))
      faults = {}
      await check(stores, 'after the kill')
      await work(stores)
      await check(stores, 'after the repeat')
      if (death.isOver()) break
      if (fatal > 1_000) throw new Error('The work never ends.')
    }
  }
}

describe('killed at any call and begun again', () => {
  test('a roster is whole or absent', async () => {
    const people = Object.values(cast).map((who) => entry(who, ['staff']))
    const roster = { ...rosterOf(people), rosterId: 'r1' as RosterId }
    await killedEverywhere(
      ({ rosters }) => rosters.commit(roster),
      async ({ rosters }, moment) => {
        const [found, latest] = [await rosters.find(roster.rosterId), await rosters.findLatest(tenantId, 'staff')]
        expect(found).toEqual(latest)
        if (found || moment === 'after the repeat') expect(found).toEqual(roster)
      },
    )
  })

  test('a roster read anew under the same id does not mix with the broken one', async () => {
    const [first, second] = [
      { ...rosterOf([entry(cast.priya, ['staff'])]), rosterId: 'r1' as RosterId },
      { ...rosterOf([entry(cast.mo, ['visitor'])]), rosterId: 'r1' as RosterId },
    ]
    let faults: Faults = diesAt(2, 'before')
    const storage = createMemoryStorage({
      clock: testClock(),
      faults: { before: (operation) => faults.before?.(operation) },
    })
    const { rosters } = storesOver(storage, tenantId)
    await expect(rosters.commit(first)).rejects.toThrow('killed')
    faults = {}
    await rosters.commit(second)
    expect(await rosters.find(second.rosterId)).toEqual(second)
  })

  test('every assignment is there once and can be found', async () => {
    const autumn = campaign(tenantId, 'autumn')
    const all = [1, 2, 3, 4, 5].map((n) => assignment(autumn, n))
    await killedEverywhere(
      ({ assignments }) => assignments.insertMany(tenantId, all),
      async ({ assignments }, moment) => {
        const listed = []
        for await (const each of assignments.listByCampaign(autumn)) listed.push(each)
        for (const each of listed) {
          expect(await assignments.find(autumn.campaignId, each.person.personId)).toEqual(each)
          expect(await assignments.listByPerson(each.person.personId)).toEqual([each])
        }
        if (moment === 'after the repeat') expect(listed).toHaveLength(all.length)
      },
    )
  })

  test('a policy version that can be found is whole, and its policy is listed', async () => {
    const version = policyVersion(2026)
    await killedEverywhere(
      ({ policies }) => policies.publish(version),
      async ({ policies }, moment) => {
        const found = await policies.findVersion(version.policyId, version.versionId)
        if (found || moment === 'after the repeat') {
          expect(found).toEqual(version)
          expect(await policies.listPolicyIds()).toEqual([version.policyId])
        }
      },
    )
  })

  test('a card is claimed at most once', async () => {
    const autumn = campaign(tenantId, 'autumn')
    const { campaignId, bucket, person } = assignment(autumn, 1)
    const key = { campaignId, bucket, personId: person.personId, step: 'launch' } as const
    let sends = 0
    await killedEverywhere(
      async ({ deliveries }) => {
        const result = await deliveries.claim(key, at('09:00:00'), 60_000)
        if (result.kind === 'taken') return
        sends += 1
        await deliveries.settle(result.claim, { kind: 'unknown', at: at('09:00:01'), detail: 'test' })
      },
      async ({ deliveries }, moment) => {
        expect(sends).toBeLessThanOrEqual(1)
        if (moment === 'after the kill') return
        await deliveries.expireLeases(autumn, at('10:00:00'))
        expect((await deliveries.find(key))?.state.kind).toBe('unknown')
        sends = 0
      },
    )
  })
})
