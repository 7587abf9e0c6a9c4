import { z } from 'zod/v4'
import { boundAudiences, type ClauseId, fieldKinds, type Policy, rules } from '../policy/policy.ts'

const fieldsField = z.array(z.object({ kind: z.enum(fieldKinds), label: z.string() }))

export const policyField: z.ZodType<Policy> = z.object({
  title: z.string(),
  school: z.string().nullable(),
  academicYear: z.string().nullable(),
  adoptedOn: z.string().nullable(),
  reviewedOn: z.string().nullable(),
  reviewDueOn: z.string().nullable(),
  contentHash: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'is not a SHA-256'),
  contacts: z.array(z.object({ name: z.string().nullable(), role: z.string().nullable() })),
  clauses: z.array(
    z.object({
      id: z.string().transform((text) => text as ClauseId),
      number: z.string().nullable(),
      heading: z.array(z.string()),
      leadIn: z.string().nullable(),
      text: z.string(),
      audiences: z.array(z.enum(boundAudiences)),
      rule: z.enum(rules),
      permissionFrom: z.array(z.string()),
      reportTo: z.array(z.string()),
    }),
  ),
  declaration: z.object({
    statement: z.string(),
    fields: fieldsField,
    countersignature: z.object({ label: z.string(), fields: fieldsField }).nullable(),
  }),
  notices: z.array(z.string()),
})
