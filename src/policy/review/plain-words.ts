import { audiencePlurals } from '../audience-plurals.ts'
import type { BoundAudience, Rule } from '../policy.ts'

/** `staff, governors and visitors` */
export function peopleWords(audiences: readonly BoundAudience[]): string {
  const words = audiences.map((audience) => audiencePlurals[audience])
  const last = words.at(-1)
  if (last === undefined) return 'nobody'
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** As it goes on after "taken as". */
export const ruleWords: Readonly<Record<Rule, string>> = {
  prohibited: 'not allowed',
  conditional: 'allowed on a condition',
  permitted: 'allowed',
  required: 'a duty',
  information: 'information only',
}
