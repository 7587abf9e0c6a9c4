import { readFileSync } from 'node:fs'
import { parseSchoolDate, schoolDateOf, toInstant } from '../../src/clock.ts'
import { ensureTabBuilt } from '../../src/local/build-tab.ts'
import { localTeamsHost } from '../../src/local/host-page/local-teams-host.ts'
import { oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import type { PolicyVersion } from '../../src/policy/policy.ts'
import { readPolicy } from '../../src/policy/read-policy.ts'
import { policyIdOf, versionIdOf } from '../../src/policy/version-id.ts'
import { systemClock } from '../../src/system.ts'
import { openSchool, type School } from '../web/school.ts'
import { serveWeb, type WebServer } from '../web/web-server.ts'

const oakfieldPolicyFile = new URL('../../src/local/oakfield/acceptable-use-policy.md', import.meta.url)
const policy = readPolicy({ name: 'acceptable-use-policy.md', bytes: readFileSync(oakfieldPolicyFile) })

/** Oakfield's own policy. */
export const oakfieldVersion: PolicyVersion = {
  policyId: policyIdOf(policy.title),
  versionId: versionIdOf(policy),
  publishedAt: '2026-09-01T08:30:00.000Z',
  policy,
}

export type SchoolOptions = Parameters<typeof openSchool>[0]

export interface TabServer {
  readonly school: School
  readonly web: WebServer
}

/** The real tab and the local stand-in for Teams over a school in memory, on a free port. */
export async function startTabServer(options: SchoolOptions = {}): Promise<TabServer> {
  const school = openSchool({ clock: systemClock, version: oakfieldVersion, ...options })
  const web = await serveWeb(school, {
    tabFolder: await ensureTabBuilt(),
    localRouter: (issue) =>
      localTeamsHost({
        people: [cast.helen, cast.priya].map(({ id, ...person }) => ({ personId: id, ...person })),
        issueToken: ({ personId, displayName }) => issue({ id: personId, displayName }),
      }),
  })
  return { school, web }
}

/** A school some days into its campaign: 41 have signed, Mo has declined, three cannot be reached. */
export async function launchOakfield({ school }: TabServer) {
  const inTwelveDays = parseSchoolDate(schoolDateOf(toInstant(Date.now() + 12 * 24 * 60 * 60 * 1000)))
  const campaign = await school.launch(inTwelveDays)
  await school.deliver(campaign)
  await school.decline(campaign, cast.mo.id, 'I do not work here any more')
  const signing = []
  for await (const { person, state } of school.stores.assignments.listByCampaign(campaign)) {
    if (state.kind === 'pending' && person.personId !== cast.priya.id) signing.push(person)
  }
  const inOrder = signing.toSorted((a, b) => a.personId.localeCompare(b.personId))
  for (const { personId } of inOrder.slice(0, 41)) await school.sign(campaign, personId)
  return campaign
}

/** Oakfield with a governing board of so many more. */
export function oakfieldWithGovernors(count: number): typeof oakfieldDirectory {
  const [, , , governors] = oakfieldDirectory.groups.map(({ id }) => id)
  const model = oakfieldDirectory.users.find(({ id }) => id === cast.gareth.id) ?? oakfieldDirectory.users[0]
  const more = Array.from({ length: count }, (_, n) => ({
    ...model!,
    id: `0a4f1e1d-0000-4000-a000-${String(n).padStart(12, '0')}` as typeof cast.helen.id,
    displayName: `Governor ${n + 1}`,
    userPrincipalName: `governor.${n + 1}@oakfield.example`,
  }))
  return {
    ...oakfieldDirectory,
    users: [...oakfieldDirectory.users, ...more],
    groups: oakfieldDirectory.groups.map((group) =>
      group.id === governors ? { ...group, members: [...group.members, ...more.map(({ id }) => id)] } : group,
    ),
  }
}
