import type { PersonId } from '../people/person.ts'
import { isLeader } from '../people/roles.ts'
import type { BotDeps } from './bot-deps.ts'

/** Not a leader whenever Entra ID cannot say: the figures are withheld, the rest of the answer still comes. */
export async function asksAsLeader(
  deps: Pick<BotDeps, 'directory' | 'roleRules' | 'log'>,
  personId: PersonId,
): Promise<boolean> {
  try {
    return await isLeader(deps, personId)
  } catch (error) {
    deps.log.warn({ err: error }, 'the directory could not say who leads')
    return false
  }
}
