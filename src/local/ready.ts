import { oakfield } from './oakfield/school.ts'
import { oakfieldAdults } from './oakfield-adults.ts'
import { playgroundTeacher } from './playground-config.ts'
import type { LocalSchool } from './start-local.ts'

/** The first line of `npm start -- --json`; its shape is a published contract. */
export function readyLine(school: LocalSchool): string {
  return JSON.stringify({
    ready: true,
    bot: school.botUrl.href,
    tab: school.tabUrl.href,
    playground: school.playgroundUrl.href,
    graph: school.graphUrl,
    tables: school.tables,
    tenantId: oakfield.tenantId,
    botId: oakfield.botId,
    people: oakfieldAdults.map(({ id, displayName, audience, roles }) => ({ id, name: displayName, audience, roles })),
  })
}

/** For somebody at a terminal: where everything is, and what to try first. */
export function welcome({ playgroundUrl, tabUrl, campaign: { campaign, asked, unreachable } }: LocalSchool): string {
  return `
Assent is running for ${oakfield.name}. Nobody in it is real, and nothing leaves this computer.
${asked} people are being asked to sign “${campaign.policyTitle}” by ${campaign.dueOn}; ${unreachable} cannot be reached in Teams.

  Chat as ${playgroundTeacher.displayName}, a teacher        ${playgroundUrl.href}
  Tab as Helen Ward, the Headteacher    ${tabUrl.href}

Try first
  1. Open the chat. The policy arrives: open its full text, then sign.
     (The chat starts empty when its page is loaded again. Type: policy)
  2. Ask in the chat: can I text a parent from my own phone?
  3. Open the tab. Over the next six minutes most of the school signs by itself.
  4. In another terminal:
       npm run --silent assent -- campaign status
       npm run --silent assent -- verify

Ctrl-C stops everything. Nothing is kept for next time.
`
}
