import { z } from 'zod/v4'
import type { CampaignId } from '../campaigns/campaign.ts'
import type { Instant, SchoolDate } from '../clock.ts'
import { audiences, type Person, type PersonId, type TenantId } from '../people/person.ts'
import type { RosterId } from '../people/roster.ts'
import type { ClauseId, PolicyId, VersionId } from '../policy/policy.ts'

// Fields that several stored shapes share. The brands are given here, at the door, where the text was just checked.
const branded = <T extends string>(schema: z.ZodString) => schema.transform((text) => text as T)

const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'is not a GUID')
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

export const tenantIdField = branded<TenantId>(guid)
export const personIdField = branded<PersonId>(guid)
export const campaignIdField = branded<CampaignId>(z.string().min(1))
export const rosterIdField = branded<RosterId>(z.string().min(1))
export const policyIdField = branded<PolicyId>(z.string().min(1))
export const versionIdField = branded<VersionId>(z.string().min(1))
export const clauseIdField = branded<ClauseId>(z.string().min(1))
export const instantField = branded<Instant>(z.string().regex(instantPattern, 'is not a UTC instant'))
export const schoolDateField = branded<SchoolDate>(z.string().regex(/^\d{4}-\d\d-\d\d$/, 'is not a date'))
export const audiencesField = z.array(z.enum(audiences))

export const personField: z.ZodType<Person> = z.object({
  tenantId: tenantIdField,
  personId: personIdField,
  displayName: z.string(),
  userPrincipalName: z.string(),
  jobTitle: z.string().nullable(),
})

export const unreachableReasonField = z.enum([
  'guest',
  'blocked',
  'not-installed',
  'no-teams',
  'conversation-lost',
  'stopped-by-administrator',
])
