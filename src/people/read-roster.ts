import type { Clock } from '../clock.ts'
import { assembleRoster, type FoundUser } from './assemble-roster.ts'
import { type Audience, audiences as allAudiences, type GroupId, type PersonId } from './person.ts'
import { type Directory, DirectoryError, type DirectoryUser } from './ports.ts'
import type { AudienceRules, Roster } from './roster.ts'

/** An audience was asked for that no Entra group makes up. */
class AudienceNotConfigured extends Error {
  override readonly name = 'AudienceNotConfigured'
  readonly audience: Audience

  constructor(audience: Audience) {
    super(`No Entra group is set for the audience "${audience}", so nobody is in it. Set its groups, or leave it out.`)
    this.audience = audience
  }
}

/**
 * Reads who is in these audiences now. Only members of the named groups are found at all. Of those, pupils (by their
 * group or by Entra ID's age group), disabled accounts and people Entra ID tells too little about are exclusions.
 * Guests are entries, since the policy binds them, but cannot be reached in chat. Somebody in two audiences is one
 * entry. Entries and exclusions are in order of name.
 *
 * @throws AudienceNotConfigured
 * @throws DirectoryError naming the group that could not be read; a part of a roster is never returned.
 */
export async function readRoster(
  { directory, clock }: { readonly directory: Directory; readonly clock: Clock },
  rules: AudienceRules,
  audiences: readonly Audience[],
): Promise<Roster> {
  const takenAt = clock.now()
  const wanted = allAudiences.filter((audience) => audiences.includes(audience))
  const found = new Map<PersonId, FoundUser>()
  for (const audience of wanted) {
    if (rules.groups[audience].length === 0) throw new AudienceNotConfigured(audience)
    for (const group of rules.groups[audience]) {
      for (const user of await readGroup(directory, group, audience)) {
        const audiencesSoFar = found.get(user.id)?.audiences ?? []
        found.set(user.id, { user, audiences: [...new Set([...audiencesSoFar, audience])] })
      }
    }
  }
  const pupils = new Set<PersonId>()
  for (const group of rules.pupilGroups) {
    for (const { id } of await readGroup(directory, group, 'pupil')) pupils.add(id)
  }
  return assembleRoster({ tenantId: rules.tenantId, takenAt, audiences: wanted }, [...found.values()], pupils)
}

async function readGroup(
  directory: Directory,
  group: GroupId,
  use: Audience | 'pupil',
): Promise<readonly DirectoryUser[]> {
  try {
    const users: DirectoryUser[] = []
    for await (const user of directory.listMembers(group)) users.push(user)
    return users
  } catch (cause) {
    if (!(cause instanceof DirectoryError)) throw cause
    const name = await nameOf(directory, group, cause)
    const { retryAfterMs } = cause
    throw new DirectoryError(cause.kind, `The ${use} group ${name} could not be read. ${cause.message}`, {
      cause,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    })
  }
}

/** Asked only where Entra ID is there to answer; the id alone will do. */
async function nameOf(directory: Directory, group: GroupId, { kind }: DirectoryError): Promise<string> {
  if (kind === 'throttled' || kind === 'unavailable') return group
  const name = await directory.findGroupName(group).catch(() => undefined)
  return name === undefined ? group : `“${name}” (${group})`
}
