import { z } from 'zod/v4'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import { parsePersonId, type TenantId } from '../people/person.ts'

const text = z.string().max(100_000)
const account = z.object({ id: text.min(1), aadObjectId: text.nullish() })

/** The part of an activity that decides who sent it and where the answer goes. */
const envelopeSchema = z.object({
  type: text.min(1),
  id: text.nullish(),
  name: text.nullish(),
  text: text.nullish(),
  action: text.nullish(),
  replyToId: text.nullish(),
  timestamp: text.nullish(),
  localTimestamp: text.nullish(),
  expiration: text.nullish(),
  channelId: z.literal('msteams'),
  serviceUrl: text.min(1),
  from: account,
  recipient: account,
  conversation: z.object({ id: text.min(1), tenantId: text.nullish(), conversationType: text.nullish() }),
  channelData: z.object({ tenant: z.object({ id: text }).nullish() }).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
})

export type ActivityEnvelope = z.infer<typeof envelopeSchema>

/** @returns undefined for what Teams would never send */
export function parseEnvelope(body: unknown): ActivityEnvelope | undefined {
  const parsed = envelopeSchema.safeParse(body)
  return parsed.success ? parsed.data : undefined
}

/** Teams names the tenant in two places; at least one must be there, and none may name another tenant. */
export function isOfTenant({ channelData, conversation }: ActivityEnvelope, tenantId: TenantId): boolean {
  const named = [channelData?.tenant?.id, conversation.tenantId].filter((id) => id !== undefined && id !== null)
  return named.length > 0 && named.every((id) => id.toLowerCase() === tenantId)
}

/**
 * Who acted. Only to be asked of an activity whose sender was verified and whose tenant was checked;
 * undefined for anonymous and federated people, who have no object id in this tenant.
 */
export function identityOf({ from }: ActivityEnvelope, tenantId: TenantId): VerifiedIdentity | undefined {
  if (!from.aadObjectId) return undefined
  try {
    return { tenantId, personId: parsePersonId(from.aadObjectId) }
  } catch {
    return undefined
  }
}
