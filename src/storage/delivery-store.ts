import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod/v4'
import type { Delivery, DeliveryKey, DeliveryState } from '../campaigns/delivery.ts'
import type { DeliveryStore } from '../campaigns/ports.ts'
import { epochMsOf, type Instant, toInstant } from '../clock.ts'
import type { TenantId } from '../people/person.ts'
import { StorageError } from './errors.ts'
import { key } from './keys.ts'
import { campaignIdField, instantField, personIdField, unreachableReasonField } from './stored-fields.ts'
import { casAttempts, storedShape } from './stored-json.ts'
import type { StoredRow, Table } from './table.ts'

/** Schema 1. Partition `tenant_campaign_bucket`, row `person_step`; the key is what makes a second card impossible. */
const deliveryShape = storedShape<Delivery>(
  'delivery',
  z.object({
    campaignId: campaignIdField,
    bucket: z.int().min(0),
    personId: personIdField,
    step: z.literal('launch'),
    attempts: z.int().min(1),
    state: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('waiting'), tryAfter: instantField, detail: z.string() }),
      z.object({ kind: z.literal('sending'), leaseUntil: instantField }),
      z.object({
        kind: z.literal('sent'),
        at: instantField,
        conversationId: z.string(),
        activityId: z.string(),
        cardHash: z.string(),
      }),
      z.object({ kind: z.literal('unknown'), at: instantField, detail: z.string() }),
      z.object({ kind: z.literal('failed'), at: instantField, reason: unreachableReasonField, detail: z.string() }),
    ]),
  }),
)

const leaseRanOut = 'The program stopped while this card was being sent. It may have arrived.'

export function createDeliveryStore(deliveries: Table, tenantId: TenantId): DeliveryStore {
  const keysOf = ({ campaignId, bucket, personId, step }: DeliveryKey) => ({
    partitionKey: key(tenantId, campaignId, String(bucket)),
    rowKey: key(personId, step),
  })

  const getRow = (deliveryKey: DeliveryKey) => {
    const { partitionKey, rowKey } = keysOf(deliveryKey)
    return deliveries.get(partitionKey, rowKey)
  }

  /** The ETag of the written row, or undefined when somebody else wrote first. */
  async function write(delivery: Delivery, over: StoredRow | undefined): Promise<string | undefined> {
    const row = { ...keysOf(delivery), values: deliveryShape.values(delivery) }
    const result = over ? await deliveries.replace(row, over.etag) : await deliveries.insert(row)
    return 'etag' in result ? result.etag : undefined
  }

  async function* listRows(campaign: { readonly campaignId: Delivery['campaignId']; readonly buckets: number }) {
    for (let bucket = 0; bucket < campaign.buckets; bucket += 1) {
      yield* deliveries.list({ partition: key(tenantId, campaign.campaignId, String(bucket)) })
    }
  }

  return {
    // A claim whose answer is lost throws, and its row stays `sending` until the lease ends and it becomes `unknown`:
    // nobody can tell it from another worker's claim, and a card that was perhaps sent is worse than one that was not.
    async claim({ campaignId, bucket, personId, step }, now, leaseMs) {
      const state = { kind: 'sending', leaseUntil: toInstant(Date.parse(now) + leaseMs) } as const
      for (let attempt = 1; attempt <= casAttempts; attempt += 1) {
        const row = await getRow({ campaignId, bucket, personId, step })
        const current = row && deliveryShape.parse(row)
        if (current && !isDue(current, now)) return { kind: 'taken', delivery: current }
        const delivery = { campaignId, bucket, personId, step, attempts: (current?.attempts ?? 0) + 1, state }
        const etag = await write(delivery, row)
        if (etag !== undefined) return { kind: 'claimed', claim: { delivery, etag } }
      }
      throw new StorageError('contended', `The delivery to ${personId} kept changing while it was being claimed.`)
    },
    async settle({ delivery, etag }, state) {
      const settled = { ...delivery, state }
      const result = await deliveries.replace({ ...keysOf(delivery), values: deliveryShape.values(settled) }, etag)
      if (result.kind === 'replaced') return true
      // Settling twice, because the first answer was lost, is one settling.
      const row = await getRow(delivery)
      return row !== undefined && isDeepStrictEqual(deliveryShape.parse(row), settled)
    },
    async find(deliveryKey) {
      const row = await getRow(deliveryKey)
      return row && deliveryShape.parse(row)
    },
    async hasten(deliveryKey, now) {
      for (let attempt = 1; attempt <= casAttempts; attempt += 1) {
        const row = await getRow(deliveryKey)
        const current = row && deliveryShape.parse(row)
        if (current?.state.kind !== 'waiting') return false
        if (isDue(current, now)) return true
        if (await write({ ...current, state: { ...current.state, tryAfter: now } }, row)) return true
      }
      throw new StorageError(
        'contended',
        `The delivery to ${deliveryKey.personId} kept changing while it was hastened.`,
      )
    },
    async *listByCampaign(campaign) {
      for await (const row of listRows(campaign)) yield deliveryShape.parse(row)
    },
    async expireLeases(campaign, now) {
      const at = toInstant(Date.parse(now))
      let expired = 0
      for await (const row of listRows(campaign)) {
        const delivery = deliveryShape.parse(row)
        if (!hasLapsed(delivery.state, at)) continue
        const state = { kind: 'unknown', at, detail: leaseRanOut } as const
        if (await write({ ...delivery, state }, row)) expired += 1
      }
      return expired
    },
  }
}

function isDue({ state }: Delivery, now: string): boolean {
  return state.kind === 'waiting' && epochMsOf(state.tryAfter) <= Date.parse(now)
}

function hasLapsed(state: DeliveryState, at: Instant): boolean {
  return state.kind === 'sending' && epochMsOf(state.leaseUntil) <= epochMsOf(at)
}
