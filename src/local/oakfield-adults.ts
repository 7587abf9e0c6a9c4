import type { Audience } from '../people/person.ts'
import { adults, castUsers } from './oakfield/adults.ts'
import { oakfieldDirectory } from './oakfield/people.ts'
import { type CastMember, oakfield } from './oakfield/school.ts'

export interface OakfieldAdult extends CastMember {
  /** The first of staff, governor and visitor that they are in. */
  readonly audience: Audience | null
  /** What makes them unlike the others: `leader`, `guest`, `disabled`. */
  readonly roles: readonly string[]
}

/** Everybody at Oakfield but the pupils. */
export const oakfieldAdults: readonly OakfieldAdult[] = [
  ...Object.values(castUsers),
  ...Object.values(adults).flat(),
].map(({ id, displayName, userPrincipalName, jobTitle, accountEnabled, userType }) => ({
  id,
  displayName: displayName ?? id,
  userPrincipalName: userPrincipalName ?? id,
  jobTitle,
  audience: audienceOf(id),
  roles: [
    ...(isMember(id, oakfield.groups.leaders) ? ['leader'] : []),
    ...(userType === 'Guest' ? ['guest'] : []),
    ...(accountEnabled === false ? ['disabled'] : []),
  ],
}))

function audienceOf(id: string): Audience | null {
  if (isMember(id, oakfield.groups.staff)) return 'staff'
  if (isMember(id, oakfield.groups.governors)) return 'governor'
  return isMember(id, oakfield.groups.visitors) ? 'visitor' : null
}

/** Of the group or of a group within it. */
function isMember(id: string, groupId: string): boolean {
  const members: readonly string[] = oakfieldDirectory.groups.find((group) => group.id === groupId)?.members ?? []
  return members.some((member) => member === id || isMember(id, member))
}
