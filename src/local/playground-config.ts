import { type CastMember, cast, oakfield } from './oakfield/school.ts'

/** The one-to-one chat that the Playground shows. */
const playgroundChatId = 'a:oakfield-playground'

/**
 * The Playground's own configuration file (`.m365agentsplayground.yml`, version 0.1.1; JSON is YAML).
 * It insists on exactly five further users, and on ids that differ from one another.
 */
export function playgroundConfig(currentUser: CastMember, others: readonly CastMember[]): string {
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId: oakfield.tenantId,
      bot: { id: `28:${oakfield.botId}`, name: 'Assent' },
      currentUser: playgroundUser(currentUser),
      users: others.slice(0, 5).map(playgroundUser),
      personalChat: { id: playgroundChatId },
      groupChat: { id: '19:oakfield-group@thread.tacv2', name: 'Oakfield' },
      team: {
        id: '19:oakfield-team@thread.tacv2',
        name: 'Oakfield',
        aadGroupId: oakfield.groups.staff,
        channels: [{ id: '19:oakfield-general@thread.tacv2', name: 'General' }],
      },
    },
    null,
    2,
  )
}

function playgroundUser({ id, displayName, userPrincipalName }: CastMember) {
  const [givenName = displayName, ...surname] = displayName.split(' ')
  return {
    id: `29:${id}`,
    name: displayName,
    // The Playground spells it so.
    userPrincipleName: userPrincipalName,
    aadObjectId: id,
    givenName,
    surname: surname.join(' ') || givenName,
    email: userPrincipalName,
  }
}

/** The teacher whose chat the Playground shows, and the five others it asks for. */
export const playgroundTeacher = cast.priya
