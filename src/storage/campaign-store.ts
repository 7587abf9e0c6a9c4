import { z } from 'zod/v4'
import type { Campaign } from '../campaigns/campaign.ts'
import type { CampaignStore } from '../campaigns/ports.ts'
import { epochMsOf } from '../clock.ts'
import type { TenantId } from '../people/person.ts'
import { StorageError } from './errors.ts'
import { key, requireTenant } from './keys.ts'
import {
  audiencesField,
  campaignIdField,
  instantField,
  policyIdField,
  rosterIdField,
  schoolDateField,
  tenantIdField,
  versionIdField,
} from './stored-fields.ts'
import { parseAll, storedShape, updateStored } from './stored-json.ts'
import type { Table } from './table.ts'

const carryOverField = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('editorial'), fromVersionId: versionIdField, by: z.string().min(1) }),
  z.object({ kind: z.literal('unchanged'), by: z.string().min(1) }),
])

/** Schema 1; campaigns stored before there was `carryOver` or `renews` have none. A school has a few campaigns a year, so all of them share the tenant's one partition. */
const campaignShape = storedShape<Campaign>(
  'campaign',
  z.object({
    campaignId: campaignIdField,
    tenantId: tenantIdField,
    policyId: policyIdField,
    versionId: versionIdField,
    policyTitle: z.string(),
    audiences: audiencesField,
    dueOn: schoolDateField,
    launchedAt: instantField,
    state: z.enum(['open', 'superseded', 'closed']),
    rosterId: rosterIdField,
    buckets: z.int().min(1),
    carryOver: carryOverField.optional(),
    renews: campaignIdField.optional(),
  }),
)

export function createCampaignStore(campaigns: Table, tenantId: TenantId): CampaignStore {
  const partitionKey = key(tenantId)

  async function find(campaignId: Campaign['campaignId']) {
    const row = await campaigns.get(partitionKey, key(campaignId))
    return row && campaignShape.parse(row)
  }

  return {
    async insertOnce(campaign) {
      requireTenant(tenantId, campaign.tenantId)
      const rowKey = key(campaign.campaignId)
      const result = await campaigns.insert({ partitionKey, rowKey, values: campaignShape.values(campaign) })
      if (result.kind === 'inserted') return { campaign, isNew: true }
      const kept = await find(campaign.campaignId)
      if (!kept) throw new StorageError('unexpected', `Campaign ${rowKey} is there and cannot be read.`)
      return { campaign: kept, isNew: false }
    },
    find,
    async list() {
      const found = await parseAll(campaigns.list({ partition: partitionKey }), campaignShape.parse)
      return found.sort((a, b) => epochMsOf(b.launchedAt) - epochMsOf(a.launchedAt))
    },
    update: (campaignId, decide) =>
      updateStored(campaigns, { partitionKey, rowKey: key(campaignId) }, campaignShape, decide),
  }
}
