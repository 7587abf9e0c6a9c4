import type { ReviewReminderKey, ReviewReminderStore } from '../campaigns/review/ports.ts'
import { parsePersonId, type TenantId } from '../people/person.ts'
import { key, keysUnder } from './keys.ts'
import type { Table } from './table.ts'

type Step = Omit<ReviewReminderKey, 'personId'>

/** Schema 1. Partition `tenant_policy`, row `version_reviewday_step_person`: a row is a reminder that was begun, and all it says is in its key. */
export function createReviewReminderStore(reminders: Table, tenantId: TenantId): ReviewReminderStore {
  const partitionOf = ({ policyId }: Step) => key(tenantId, policyId)
  const rowKeyOf = ({ versionId, reviewOn, step, personId }: ReviewReminderKey) =>
    key(versionId, reviewOn, step, personId)

  return {
    async begin(reminder) {
      const keys = { partitionKey: partitionOf(reminder), rowKey: rowKeyOf(reminder) }
      const result = await reminders.insert({ ...keys, values: { schema: 1 } })
      return result.kind === 'inserted'
    },
    withdraw: (reminder) => reminders.remove(partitionOf(reminder), rowKeyOf(reminder)),
    async listBegun(step) {
      const rows = keysUnder(step.versionId, step.reviewOn, step.step)
      const begun = new Set<ReturnType<typeof parsePersonId>>()
      for await (const { rowKey } of reminders.list({ partition: partitionOf(step), rows })) {
        begun.add(parsePersonId(rowKey.slice(rows.from.length)))
      }
      return begun
    },
  }
}
