import { z } from 'zod/v4'
import type { Assignment } from '../campaigns/assignment.ts'
import type { CampaignId } from '../campaigns/campaign.ts'
import type { AssignmentStore } from '../campaigns/ports.ts'
import type { PersonId, TenantId } from '../people/person.ts'
import { createAssignmentIndex } from './assignment-index.ts'
import { StorageError } from './errors.ts'
import { chunksOf, inParallel } from './in-parallel.ts'
import { key, requireTenant } from './keys.ts'
import { limits } from './limits.ts'
import { audiencesField, campaignIdField, instantField, personField, unreachableReasonField } from './stored-fields.ts'
import { casAttempts, storedShape, updateStored } from './stored-json.ts'
import type { Table } from './table.ts'

/** Schema 1. Partition `tenant_campaign_bucket`, row the person: some 500 rows are one page when counting. */
const assignmentShape = storedShape<Assignment>(
  'assignment',
  z.object({
    campaignId: campaignIdField,
    bucket: z.int().min(0),
    person: personField,
    audiences: audiencesField,
    nonce: z.string().min(1),
    state: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('pending') }),
      z.object({ kind: z.literal('signed'), at: instantField, receiptNo: z.string() }),
      z.object({ kind: z.literal('declined'), at: instantField, reason: z.string() }),
      z.object({ kind: z.literal('excused'), at: instantField, reason: z.string() }),
      z.object({ kind: z.literal('unreachable'), at: instantField, reason: unreachableReasonField }),
    ]),
  }),
)

const partitionsAtOnce = 4

export function createAssignmentStore(
  { assignments, byPerson }: { readonly assignments: Table; readonly byPerson: Table },
  tenantId: TenantId,
): AssignmentStore {
  const index = createAssignmentIndex(byPerson, tenantId)
  const partitionOf = (campaignId: CampaignId, bucket: number) => key(tenantId, campaignId, String(bucket))

  async function getIn(campaignId: CampaignId, bucket: number, personId: PersonId) {
    const row = await assignments.get(partitionOf(campaignId, bucket), key(personId))
    return row && assignmentShape.parse(row)
  }

  /** Repeated until nobody else adds to the partition between looking and writing. */
  async function insertPartition(partitionKey: string, wanted: readonly Assignment[]): Promise<number> {
    let added = 0
    for (let attempt = 1; attempt <= casAttempts; attempt += 1) {
      const kept = new Set<string>()
      for await (const { rowKey } of assignments.list({ partition: partitionKey })) kept.add(rowKey)
      const missing = wanted.filter(({ person }) => !kept.has(key(person.personId)))
      let wasRefused = false
      for (const chunk of chunksOf(missing, limits.batchRows)) {
        const result = await assignments.batch(
          chunk.map((assignment) => ({
            kind: 'insert',
            row: { partitionKey, rowKey: key(assignment.person.personId), values: assignmentShape.values(assignment) },
          })),
        )
        if (result.kind === 'applied') added += chunk.length
        else wasRefused = true
      }
      if (!wasRefused) return added
    }
    throw new StorageError('contended', `Others kept adding assignments to ${partitionKey}.`)
  }

  return {
    async insertMany(tenant, wanted) {
      requireTenant(tenantId, tenant)
      // The index first: an entry without its assignment is ignored, an assignment without its entry could not be found.
      await index.insertMany(wanted)
      const partitions = Map.groupBy(wanted, ({ campaignId, bucket }) => partitionOf(campaignId, bucket))
      let added = 0
      await inParallel(partitions, partitionsAtOnce, async ([partitionKey, ofPartition]) => {
        const inPartition = await insertPartition(partitionKey, ofPartition)
        added += inPartition
      })
      return added
    },
    async find(campaignId, personId) {
      const bucket = await index.findBucket(personId, campaignId)
      return bucket === undefined ? undefined : getIn(campaignId, bucket, personId)
    },
    async *listByCampaign(campaign) {
      for (let bucket = 0; bucket < campaign.buckets; bucket += 1) {
        const rows = assignments.list({ partition: partitionOf(campaign.campaignId, bucket) })
        for await (const row of rows) yield assignmentShape.parse(row)
      }
    },
    async listByPerson(personId) {
      const found: Assignment[] = []
      for await (const { campaignId, bucket } of index.listByPerson(personId)) {
        const assignment = await getIn(campaignId, bucket, personId)
        if (assignment) found.push(assignment)
      }
      return found
    },
    async update(campaignId, personId, decide) {
      const bucket = await index.findBucket(personId, campaignId)
      if (bucket === undefined) {
        throw new StorageError('not-found', `Campaign ${campaignId} has no assignment for ${personId}.`)
      }
      const keys = { partitionKey: partitionOf(campaignId, bucket), rowKey: key(personId) }
      return updateStored(assignments, keys, assignmentShape, decide)
    },
  }
}
