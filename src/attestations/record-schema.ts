import { z } from 'zod/v4'
import type { CampaignId } from '../campaigns/campaign.ts'
import type { Instant } from '../clock.ts'
import { audiences, type PersonId, type TenantId } from '../people/person.ts'
import type { PolicyId, VersionId } from '../policy/policy.ts'
import type { LedgerRecord } from './attestation.ts'

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const sha256 = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'is not a SHA-256')
// The brands are given here, at the door, where the text has just been checked.
const idOf = <Id extends string>(schema: z.ZodString) => schema.transform((text) => text as Id)

const commonFields = {
  tenantId: idOf<TenantId>(z.string().regex(guid, 'is not a tenant id')),
  personId: idOf<PersonId>(z.string().regex(guid, 'is not an Entra object id')),
  ordinal: z.number().int().positive(),
  previousHash: sha256.nullable(),
  campaignId: idOf<CampaignId>(z.string().min(1)),
  policyId: idOf<PolicyId>(z.string().min(1)),
  versionId: idOf<VersionId>(z.string().min(1)),
  policyTitle: z.string(),
  contentHash: sha256,
  statement: z.string().min(1),
  audiences: z.array(z.enum(audiences)),
  fields: z.record(z.string(), z.string()),
  displayName: z.string(),
  userPrincipalName: z.string(),
  jobTitle: z.string().nullable(),
  reason: z.string().min(1).nullable(),
  activityId: z.string().nullable(),
  cardHash: z.string().nullable(),
  at: idOf<Instant>(z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'is not a UTC instant')),
}

/** Each schema is closed: an unknown property means that a newer program wrote it, or that somebody edited it. */
const answerSchema = z.strictObject({
  schema: z.literal(1),
  kind: z.enum(['signed', 'declined']),
  channel: z.literal('card'),
  ...commonFields,
})

const carriedOverSchema = z.strictObject({
  schema: z.literal(2),
  kind: z.literal('carried-over'),
  channel: z.literal('launch'),
  ...commonFields,
  carriedOver: z.strictObject({
    because: z.enum(['editorial', 'unchanged']),
    by: z.string().min(1),
    fromHash: sha256,
    fromVersionId: idOf<VersionId>(z.string().min(1)),
  }),
})

export const ledgerRecordSchema: z.ZodType<LedgerRecord> = z
  .discriminatedUnion('schema', [answerSchema, carriedOverSchema])
  .refine((record) => (record.ordinal === 1) === (record.previousHash === null), {
    path: ['previousHash'],
    message: 'is null for the first record of a person and for no other',
  })
  .refine((record) => (record.kind === 'declined') === (record.reason !== null), {
    path: ['reason'],
    message: 'is given when declining and never when signing',
  })

/** @throws TypeError saying which property is wrong, unless the value is a ledger record of a known schema. */
export function parseLedgerRecord(value: unknown): LedgerRecord {
  const result = ledgerRecordSchema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.join('.') || 'the record'
  throw new TypeError(`Not a ledger record: ${where}: ${issue?.message ?? 'unreadable'}.`)
}
