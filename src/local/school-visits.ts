import type { Services } from '../app.ts'
import type { PersonId } from '../people/person.ts'
import type { LocalConnector } from './connector/local-connector.ts'
import type { VisitRunner } from './school-day.ts'

/**
 * The hands of the colleagues. Nobody presses for a person whose chat has moved elsewhere: somebody trying the bot
 * as them, from another program, is not to find the policy signed already.
 */
export function schoolVisits({ people, serviceUrl }: LocalConnector, { stores, tenantId }: Services): VisitRunner {
  async function isStillOurs(personId: PersonId): Promise<boolean> {
    const reference = await stores.conversations.find(tenantId, personId)
    return reference?.includes(serviceUrl) ?? false
  }
  const ifOurs = async (personId: PersonId, act: () => Promise<unknown>) => {
    if (await isStillOurs(personId)) await act()
  }
  return {
    sign: (personId) => ifOurs(personId, () => people.pressSign(personId)),
    decline: (personId, reason) => ifOurs(personId, () => people.pressDecline(personId, reason)),
    ask: (personId, question) => ifOurs(personId, () => people.say(personId, question)),
  }
}
