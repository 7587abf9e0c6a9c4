import type { GroupId, PersonId } from '../people/person.ts'
import { DirectoryError, type DirectoryUser } from '../people/ports.ts'
import { type Question, toDirectoryError, toGraphFailure } from './errors.ts'
import { membersAnswer, userProperties } from './graph-answers.ts'
import type { GraphApi } from './graph-api.ts'
import { GraphFailure } from './graph-failure.ts'
import { permissions } from './permissions.ts'

const PAGE = 999 // the most Graph gives at once: https://learn.microsoft.com/graph/paging
const MOST_READINGS = 3

const eventual = { ConsistencyLevel: 'eventual' }

/** A whole group or an error: when a page token expires half-way, the pages so far are thrown away. */
export async function* listMembers(api: GraphApi, group: GroupId): AsyncIterable<DirectoryUser> {
  const question = { what: `list the members of group ${group}`, permissions: permissions.members, group }
  const users = await readWholeGroup(api, group, question)
  refuseNameless(users, question)
  yield* users
}

async function readWholeGroup(api: GraphApi, group: GroupId, question: Question): Promise<readonly DirectoryUser[]> {
  const first = `/groups/${group}/transitiveMembers/microsoft.graph.user?$count=true&$select=${userProperties}&$top=${PAGE}`
  for (let reading = 1; ; reading++) {
    try {
      return await readPages(api, first)
    } catch (cause) {
      const failure = toGraphFailure(cause)
      if (!(failure instanceof PageExpired)) throw toDirectoryError(failure, question)
      if (reading === MOST_READINGS) {
        throw new DirectoryError(
          'page-expired',
          `Microsoft Graph let a page token expire each of the ${MOST_READINGS} times Assent tried to ${question.what}. Nothing was kept; try again later.`,
          { cause },
        )
      }
    }
  }
}

class PageExpired extends GraphFailure {}

async function readPages(api: GraphApi, first: string): Promise<readonly DirectoryUser[]> {
  // Someone in two nested groups may turn up twice, and pages may overlap.
  const users = new Map<PersonId, DirectoryUser>()
  for (let target: string | undefined = first; target !== undefined; ) {
    const page: { value: DirectoryUser[]; '@odata.nextLink'?: string | undefined } = await readPage(
      api,
      target,
      target !== first,
    )
    for (const user of page.value) users.set(user.id, user)
    target = page['@odata.nextLink']
  }
  return [...users.values()]
}

async function readPage(api: GraphApi, target: string, isFollowing: boolean) {
  try {
    return await api.get(target, membersAnswer, eventual)
  } catch (cause) {
    const failure = toGraphFailure(cause)
    // A link that Graph itself gave cannot be a bad request: its token ran out, whatever code it says.
    if (isFollowing && failure.status === 400) throw new PageExpired('refused', failure.message, { status: 400, cause })
    throw failure
  }
}

/**
 * Without the permission to read users Graph still lists members, with everything but the id left out. No account in
 * Entra ID is without a user principal name, so a whole group of such people means the permission is missing.
 * @see https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export function refuseNameless(users: readonly DirectoryUser[], { what }: Question): void {
  if (users.length === 0) return
  const missing = users.every((user) => user.userPrincipalName === null && user.displayName === null)
    ? 'without their names'
    : users.every((user) => user.accountEnabled === null)
      ? 'without saying whether their accounts are enabled'
      : undefined
  if (missing === undefined) return
  throw new DirectoryError(
    'not-permitted',
    `Graph returned people ${missing} when asked to ${what}: the app registration lacks ${permissions.users}.`,
  )
}
