import { describe, expect, test } from 'vitest'
import { parseSchoolDate } from '../../src/clock.ts'
import type { PolicyId, VersionId } from '../../src/policy/policy.ts'
import { person } from './builders.ts'
import type { OpenStores } from './stores-under-test.ts'

export function reviewReminderStoreContract(open: OpenStores): void {
  describe('review reminders', () => {
    async function opened() {
      const { stores, tenantId } = await open()
      const step = {
        policyId: 'ict-policy' as PolicyId,
        versionId: 'v-0123456789abcdef' as VersionId,
        reviewOn: parseSchoolDate('2027-09-01'),
        step: 'one-month' as const,
      }
      const owner = (n: number) => ({ ...step, personId: person(tenantId, n).personId })
      return { reminders: stores.reviewReminders, step, owner }
    }

    test('one is begun once, by however many programs', async () => {
      const { reminders, step, owner } = await opened()
      const begun = await Promise.all([1, 2, 3].map(() => reminders.begin(owner(7))))
      expect(begun.filter(Boolean)).toHaveLength(1)
      expect([...(await reminders.listBegun(step))]).toEqual([owner(7).personId])
    })

    test('of other steps, review days, versions and policies are others', async () => {
      const { reminders, step, owner } = await opened()
      await reminders.begin(owner(7))
      for (const other of [
        { step: 'one-week' as const },
        { reviewOn: parseSchoolDate('2028-09-01') },
        { versionId: 'v-0123456789abcdef0' as VersionId },
        { policyId: 'ict-policy-2' as PolicyId },
      ]) {
        expect((await reminders.listBegun({ ...step, ...other })).size).toBe(0)
        expect(await reminders.begin({ ...owner(7), ...other })).toBe(true)
      }
      expect((await reminders.listBegun(step)).size).toBe(1)
    })

    test('withdrawn ones may be begun again, and withdrawing twice is no harm', async () => {
      const { reminders, step, owner } = await opened()
      await reminders.begin(owner(7))
      await reminders.withdraw(owner(7))
      await reminders.withdraw(owner(7))
      expect((await reminders.listBegun(step)).size).toBe(0)
      expect(await reminders.begin(owner(7))).toBe(true)
    })
  })
}
