import { audiencePlurals } from '../policy/audience-plurals.ts'
import type { BoundAudience } from '../policy/policy.ts'

/** `staff, governors and visitors` */
export function audienceWords(audiences: readonly BoundAudience[]): string {
  return listWords(audiences.map((audience) => audiencePlurals[audience]))
}

function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
