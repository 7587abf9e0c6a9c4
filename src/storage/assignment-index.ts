import { z } from 'zod/v4'
import type { Assignment } from '../campaigns/assignment.ts'
import type { CampaignId } from '../campaigns/campaign.ts'
import type { PersonId, TenantId } from '../people/person.ts'
import { StorageError } from './errors.ts'
import { inParallel } from './in-parallel.ts'
import { key } from './keys.ts'
import { campaignIdField } from './stored-fields.ts'
import { storedShape } from './stored-json.ts'
import type { Table } from './table.ts'

export interface IndexEntry {
  readonly campaignId: CampaignId
  readonly bucket: number
}

/** Schema 1, insert-only. Partition `tenant_person`, row the campaign: where a person's assignments are kept. */
const entryShape = storedShape<IndexEntry>(
  'assignment index entry',
  z.object({ campaignId: campaignIdField, bucket: z.int().min(0) }),
)

// Every entry has a partition of its own, so there is nothing to batch.
const insertsAtOnce = 16

export function createAssignmentIndex(byPerson: Table, tenantId: TenantId) {
  const partitionOf = (personId: PersonId) => key(tenantId, personId)

  async function findBucket(personId: PersonId, campaignId: CampaignId): Promise<number | undefined> {
    const row = await byPerson.get(partitionOf(personId), key(campaignId))
    return row && entryShape.parse(row).bucket
  }

  async function insert({ person: { personId }, campaignId, bucket }: Assignment): Promise<void> {
    const values = entryShape.values({ campaignId, bucket })
    const result = await byPerson.insert({ partitionKey: partitionOf(personId), rowKey: key(campaignId), values })
    if (result.kind === 'inserted') return
    const kept = await findBucket(personId, campaignId)
    if (kept !== bucket) {
      throw new StorageError(
        'invalid',
        `Campaign ${campaignId} keeps ${personId} in bucket ${kept}, not ${bucket}: a campaign's buckets cannot change.`,
      )
    }
  }

  return {
    findBucket,
    insertMany: (assignments: readonly Assignment[]) => inParallel(assignments, insertsAtOnce, insert),
    async *listByPerson(personId: PersonId): AsyncIterable<IndexEntry> {
      for await (const row of byPerson.list({ partition: partitionOf(personId) })) yield entryShape.parse(row)
    },
  }
}
