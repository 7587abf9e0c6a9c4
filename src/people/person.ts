export type TenantId = string & { readonly __brand: 'TenantId' }
/** Entra object id, lower-case GUID. Never a UPN or e-mail: those are reused by other people. */
export type PersonId = string & { readonly __brand: 'PersonId' }
export type GroupId = string & { readonly __brand: 'GroupId' }

export const audiences = ['staff', 'governor', 'visitor'] as const
/** People who are asked to sign. */
export type Audience = (typeof audiences)[number]

export interface Person {
  readonly tenantId: TenantId
  readonly personId: PersonId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly jobTitle: string | null
}

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function parseGuid(text: string, what: string): string {
  const guid = text.trim().toLowerCase()
  if (!guidPattern.test(guid)) throw new TypeError(`"${text}" is not ${what}: a GUID is expected.`)
  return guid
}

/** @throws TypeError unless the text is a GUID; likewise the next two. */
export function parseTenantId(text: string): TenantId {
  return parseGuid(text, 'a tenant id') as TenantId
}

export function parsePersonId(text: string): PersonId {
  return parseGuid(text, 'an Entra object id') as PersonId
}

export function parseGroupId(text: string): GroupId {
  return parseGuid(text, 'an Entra group id') as GroupId
}
