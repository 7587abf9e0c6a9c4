import type { BoundAudience } from '../policy/policy.ts'

const many: Readonly<Record<BoundAudience, string>> = {
  staff: 'staff',
  governor: 'governors',
  visitor: 'visitors',
  pupil: 'pupils',
  parent: 'parents',
}

/** `staff, governors and visitors` */
export function audienceWords(audiences: readonly BoundAudience[]): string {
  return listWords(audiences.map((audience) => many[audience]))
}

function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
