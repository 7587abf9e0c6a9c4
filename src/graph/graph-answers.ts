import { z } from 'zod/v4'
import { parsePersonId } from '../people/person.ts'
import type { DirectoryUser } from '../people/ports.ts'
import { graphOrigin } from './graph-api.ts'

/** Asked for by name in every request: Graph leaves the last three out unless told. */
export const userProperties = 'id,displayName,userPrincipalName,jobTitle,accountEnabled,userType,ageGroup'

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null)

export const userAnswer = z
  .object({
    id: z.guid({ abort: true }).transform(parsePersonId),
    displayName: text,
    userPrincipalName: text,
    jobTitle: text,
    accountEnabled: z
      .boolean()
      .nullish()
      .transform((value) => value ?? null),
    userType: z
      .enum(['Member', 'Guest'])
      .nullish()
      .transform((value) => value ?? null),
    ageGroup: text,
  })
  .transform((user): DirectoryUser => user)

export const membersAnswer = z.object({
  value: z.array(userAnswer),
  // Followed as it is, so it must not lead anywhere else.
  '@odata.nextLink': z.string().startsWith(`${graphOrigin}/`).optional(),
})

export const groupAnswer = z.object({ displayName: text })

export const matchingGroupsAnswer = z.object({ value: z.array(z.string().transform((id) => id.toLowerCase())) })

export const catalogAnswer = z.object({
  value: z.array(z.object({ id: z.string().min(1), externalId: z.string().nullish() })),
})

export const installationsAnswer = z.object({ value: z.array(z.object({ id: z.string() })) })
