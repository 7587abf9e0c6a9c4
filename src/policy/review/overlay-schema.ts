import { z } from 'zod/v4'
import { boundAudiences, type ClauseId, type PolicyId, rules } from '../policy.ts'
import { leftOutKinds } from '../reader-notes.ts'
import { type Correction, type CorrectionId, dateFields, type Overlay } from './correction.ts'

// Brands are given here, at the door, to texts that our own code has made.
const anchor = z.strictObject({
  id: z
    .string()
    .min(1)
    .transform((text) => text as ClauseId),
  number: z.string().nullable(),
  heading: z.array(z.string()),
  leadIn: z.string().nullable(),
  text: z.string().min(1),
})
const audiences = z.array(z.enum(boundAudiences))
const rule = z.enum(rules)
const names = z.array(z.string())
const made = {
  correctionId: z
    .string()
    .regex(/^k-[0-9a-f]{8}$/)
    .transform((text) => text as CorrectionId),
  by: z.string().min(1),
  at: z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/, 'is not a UTC instant'),
}

const clauseDecision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('audiences'), audiences }),
  z.strictObject({ kind: z.literal('rule'), rule }),
  z.strictObject({ kind: z.enum(['permissionFrom', 'reportTo']), names }),
  z.strictObject({ kind: z.literal('goes-on'), next: anchor }),
  z.strictObject({ kind: z.literal('not-a-clause') }),
  z.strictObject({ kind: z.literal('right'), audiences, rule }),
])
const policyDecision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title'), title: z.string().min(1) }),
  z.strictObject({
    kind: z.enum(dateFields),
    date: z.string().regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/),
    read: z.string().nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('scope'), audiences: audiences.min(1) }),
])
const line = z.strictObject({ kind: z.enum(leftOutKinds), text: z.string().min(1) })

const correction: z.ZodType<Correction> = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('clause'), ...made, clause: anchor, decision: clauseDecision }),
  z.strictObject({ about: z.literal('line'), ...made, line, isClause: z.boolean() }),
  z.strictObject({ about: z.literal('policy'), ...made, decision: policyDecision, isAsRead: z.boolean() }),
])

/** Corrections as they are stored. */
export const overlaySchema: z.ZodType<Overlay> = z.strictObject({
  policyId: z
    .string()
    .min(1)
    .transform((text) => text as PolicyId),
  corrections: z.array(correction),
  context: z.array(anchor),
})
