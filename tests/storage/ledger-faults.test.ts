import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CampaignId } from '../../src/campaigns/campaign.ts'
import { oakfield } from '../../src/local/oakfield/school.ts'
import { StorageError } from '../../src/storage/errors.ts'
import type { Faults } from '../../src/storage/faults.ts'
import { createMemoryStorage } from '../../src/storage/memory-stores.ts'
import { storesOver } from '../../src/storage/stores.ts'
import { person, record } from '../contracts/builders.ts'
import { testClock } from '../support/clock.ts'

const { tenantId } = oakfield
const priya = person(tenantId, 1)
const autumn = { kind: 'signed', campaignId: 'autumn' as CampaignId } as const
const decline = { kind: 'declined' } as const

function ledgerWith(faults: Faults) {
  return storesOver(createMemoryStorage({ clock: testClock(), faults }), tenantId).ledger
}

/** Throws at the calls that the list marks, in order; later calls go through. */
function failingAt(when: 'before' | 'after', action: string, times: number): Faults {
  let left = times
  return {
    [when](operation: { action: string }) {
      if (operation.action !== action || left === 0) return
      left -= 1
      throw new StorageError('unavailable', 'No answer came.')
    },
  }
}

describe('an answer that is lost', () => {
  test('after the signature was stored counts as stored', async () => {
    const ledger = ledgerWith(failingAt('after', 'batch', 1))
    const result = await ledger.append(priya, autumn, (head) => record(priya, head, 'signed'))
    expect(result.isNew).toBe(true)
    expect(await ledger.listByPerson(priya)).toEqual([result.stored])
  })

  test('after a decline was stored counts as stored', async () => {
    const ledger = ledgerWith(failingAt('after', 'batch', 1))
    await ledger.append(priya, decline, (head) => record(priya, head, 'declined'))
    expect(await ledger.listByPerson(priya)).toHaveLength(1)
  })

  test('before anything was stored is an error, and the next press signs', async () => {
    const ledger = ledgerWith(failingAt('before', 'batch', 1))
    const press = () => ledger.append(priya, autumn, (head) => record(priya, head, 'signed'))
    await expect(press()).rejects.toMatchObject({ kind: 'unavailable' })
    expect(await ledger.listByPerson(priya)).toEqual([])
    expect((await press()).isNew).toBe(true)
  })

  test('while somebody else’s press was stored gives theirs', async () => {
    let isFirst = true
    const ledger = ledgerWith({
      async before({ action }) {
        if (action !== 'batch' || !isFirst) return
        isFirst = false
        await ledger.append(priya, autumn, (head) => record(priya, head, 'signed', { activityId: 'other' }))
        throw new StorageError('unavailable', 'No answer came.')
      },
    })
    const result = await ledger.append(priya, autumn, (head) => record(priya, head, 'signed'))
    expect(result).toMatchObject({ isNew: false, stored: { record: { activityId: 'other' } } })
  })
})

test('a chain that others keep extending is given up after five tries', async () => {
  let isInside = false
  const ledger = ledgerWith({
    async before({ action }) {
      if (action !== 'batch' || isInside) return
      isInside = true
      await ledger.append(priya, decline, (head) => record(priya, head, 'declined'))
      isInside = false
    },
  })
  const append = ledger.append(priya, autumn, (head) => record(priya, head, 'signed'))
  await expect(append).rejects.toMatchObject({ kind: 'contended' })
  expect(await ledger.findSigned(priya, autumn.campaignId)).toBeUndefined()
  expect(await ledger.listByPerson(priya)).toHaveLength(5)
})

test('whatever is interrupted, and in whatever order, the chain holds', async () => {
  const step = fc.record({
    kind: fc.constantFrom('signed', 'declined'),
    faults: fc.array(fc.boolean(), { maxLength: 12 }),
  })
  const run = async (scheduler: fc.Scheduler, steps: readonly { kind: 'signed' | 'declined'; faults: boolean[] }[]) => {
    const script = steps.flatMap(({ faults }) => faults)
    const maybeFail = () => {
      if (script.shift()) throw new StorageError('unavailable', 'No answer came.')
    }
    const ledger = ledgerWith({
      before: () => scheduler.schedule(Promise.resolve()).then(maybeFail),
      after: () => scheduler.schedule(Promise.resolve()).then(maybeFail),
    })
    const receipts = new Set<string>()
    const presses = steps.map(async ({ kind }) => {
      const { stored } = await ledger.append(priya, kind === 'signed' ? autumn : decline, (head) =>
        record(priya, head, kind),
      )
      receipts.add(stored.recordHash)
    })
    await scheduler.waitFor(Promise.allSettled(presses))
    script.length = 0
    const chain = await scheduler.waitFor(ledger.listByPerson(priya))
    expect(chain.map(({ record: { ordinal } }) => ordinal)).toEqual(chain.map((_, index) => index + 1))
    expect(chain.map(({ record: { previousHash } }) => previousHash)).toEqual([
      ...(chain.length > 0 ? [null] : []),
      ...chain.slice(0, -1).map(({ recordHash }) => recordHash),
    ])
    expect(chain.filter(({ record: { kind } }) => kind === 'signed').length).toBeLessThanOrEqual(1)
    for (const receipt of receipts) expect(chain.map(({ recordHash }) => recordHash)).toContain(receipt)
  }
  await fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 1, maxLength: 4 }), run), {
    numRuns: 200,
  })
})
