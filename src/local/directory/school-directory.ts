import type { GroupId, PersonId, TenantId } from '../../people/person.ts'

/** A user as the local directory holds it: the properties of Microsoft Graph's `user` that Assent has a use for. */
export interface EntraUser {
  readonly id: PersonId
  readonly displayName: string | null
  readonly givenName: string | null
  readonly surname: string | null
  readonly userPrincipalName: string | null
  readonly mail: string | null
  readonly jobTitle: string | null
  readonly department: string | null
  readonly accountEnabled: boolean | null
  readonly userType: 'Member' | 'Guest' | null
  readonly ageGroup: 'Minor' | 'NotAdult' | 'Adult' | null
}

export interface EntraGroup {
  readonly id: GroupId
  readonly displayName: string
  /** People, and groups within the group. */
  readonly members: readonly (PersonId | GroupId)[]
}

/** The Teams app as the organisation's catalogue holds it. */
export interface CatalogApp {
  /** The catalogue's own id, which is not the manifest's. */
  readonly catalogId: string
  readonly manifestId: string
  readonly botId: string
  readonly displayName: string
  readonly version: string
  /** As in the Teams admin centre: an install for anybody else is refused. */
  readonly availableTo: readonly GroupId[]
}

/** Everything that one school's tenant knows. */
export interface SchoolDirectory {
  readonly tenantId: TenantId
  readonly users: readonly EntraUser[]
  readonly groups: readonly EntraGroup[]
  readonly teamsApp: CatalogApp
}

/** People and groups below a group, nested groups flattened, each once; a group that contains itself ends there. */
export function transitiveMembers(
  school: SchoolDirectory,
  groupId: GroupId,
): { readonly users: readonly EntraUser[]; readonly groups: readonly EntraGroup[] } {
  const seen = new Set<string>([groupId])
  const users: EntraUser[] = []
  const groups: EntraGroup[] = []
  const waiting: string[] = [...(school.groups.find((group) => group.id === groupId)?.members ?? [])]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (seen.has(id)) continue
    seen.add(id)
    const nested = school.groups.find((group) => group.id === id)
    if (nested) {
      groups.push(nested)
      waiting.push(...nested.members)
      continue
    }
    const user = userIndex(school).get(id)
    if (user) users.push(user)
  }
  return { users, groups }
}

export function findUser(school: SchoolDirectory, id: string): EntraUser | undefined {
  return userIndex(school).get(id.toLowerCase())
}

const indexes = new WeakMap<SchoolDirectory, ReadonlyMap<string, EntraUser>>()

function userIndex(school: SchoolDirectory): ReadonlyMap<string, EntraUser> {
  const known = indexes.get(school)
  if (known) return known
  const index = new Map<string, EntraUser>(school.users.map((user) => [user.id, user]))
  indexes.set(school, index)
  return index
}
