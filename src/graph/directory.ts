import type { GroupId, PersonId } from '../people/person.ts'
import type { Directory, DirectoryUser } from '../people/ports.ts'
import { type Question, toDirectoryError, toGraphFailure } from './errors.ts'
import { groupAnswer, matchingGroupsAnswer, userAnswer, userProperties } from './graph-answers.ts'
import { GraphApi, type GraphConfig } from './graph-api.ts'
import { listMembers, refuseNameless } from './members.ts'
import { permissions } from './permissions.ts'

// https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups
const MOST_GROUPS_A_CHECK = 20

/** Entra ID through Microsoft Graph. */
export function createDirectory(config: GraphConfig): Directory {
  const api = new GraphApi(config)
  return {
    listMembers: (group) => listMembers(api, group),
    findUser: (person) => findUser(api, person),
    isMemberOfAny: (person, groups) => isMemberOfAny(api, person, groups),
    findGroupName: (group) => findGroupName(api, group),
  }
}

async function findUser(api: GraphApi, person: PersonId): Promise<DirectoryUser | undefined> {
  const question = { what: `look up person ${person}`, permissions: permissions.users }
  const user = await unlessMissing(api.get(`/users/${person}?$select=${userProperties}`, userAnswer), question)
  if (user) refuseNameless([user], question)
  return user
}

/** Somebody Entra ID does not know is a member of nothing. */
async function isMemberOfAny(api: GraphApi, person: PersonId, groups: readonly GroupId[]): Promise<boolean> {
  const question = {
    what: `check the groups of person ${person}`,
    permissions: `${permissions.groups} and ${permissions.users}`,
  }
  for (let start = 0; start < groups.length; start += MOST_GROUPS_A_CHECK) {
    const groupIds = groups.slice(start, start + MOST_GROUPS_A_CHECK)
    const answer = await unlessMissing(
      api.ask(`/users/${person}/checkMemberGroups`, { groupIds }, matchingGroupsAnswer),
      question,
    )
    if (answer === undefined) return false
    if (answer.value.some((id) => groupIds.some((group) => group === id))) return true
  }
  return false
}

async function findGroupName(api: GraphApi, group: GroupId): Promise<string | undefined> {
  const question = { what: `read the name of group ${group}`, permissions: permissions.groups }
  const answer = await unlessMissing(api.get(`/groups/${group}?$select=displayName`, groupAnswer), question)
  return answer?.displayName ?? undefined
}

async function unlessMissing<T>(call: Promise<T>, question: Question): Promise<T | undefined> {
  try {
    return await call
  } catch (cause) {
    const failure = toGraphFailure(cause)
    if (failure.status === 404) return undefined
    throw toDirectoryError(failure, question)
  }
}
