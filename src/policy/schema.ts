import { z } from 'zod/v4'
import { boundAudiences, type ClauseId, fieldKinds, type Policy, rules } from './policy.ts'

const fields = z.array(z.object({ kind: z.enum(fieldKinds), label: z.string() }))
const partialDate = z.string().regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/, 'is not a year, a month or a day')

const clause = z.object({
  id: z.string().transform((text) => text as ClauseId), // made by the reader; here it only comes back
  number: z.string().nullable(),
  heading: z.array(z.string()),
  leadIn: z.string().nullable(),
  text: z.string().min(1),
  audiences: z.array(z.enum(boundAudiences)),
  rule: z.enum(rules),
  permissionFrom: z.array(z.string()),
  reportTo: z.array(z.string()),
})

/** A policy as stored or as printed by `assent policy read --json`. Keys of later readers are let by. */
export const policySchema: z.ZodType<Policy> = z.object({
  title: z.string(),
  school: z.string().nullable(),
  academicYear: z.string().nullable(),
  adoptedOn: partialDate.nullable(),
  reviewedOn: partialDate.nullable(),
  reviewDueOn: partialDate.nullable(),
  contentHash: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'is not a SHA-256'),
  contacts: z.array(z.object({ name: z.string().nullable(), role: z.string().nullable() })),
  clauses: z.array(clause),
  declaration: z.object({
    statement: z.string(),
    fields,
    countersignature: z.object({ label: z.string(), fields }).nullable(),
  }),
  notices: z.array(z.string()),
})

/** @throws ZodError naming the first key that is not as it must be */
export function parsePolicy(value: unknown): Policy {
  return policySchema.parse(value)
}
