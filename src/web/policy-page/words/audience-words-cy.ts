import type { BoundAudience } from '../../../policy/policy.ts'

const plurals: Readonly<Record<BoundAudience, string>> = {
  staff: 'staff',
  governor: 'llywodraethwyr',
  visitor: 'ymwelwyr',
  pupil: 'disgyblion',
  parent: 'rhieni',
}

/** After `i`, “to”, a word's first letter softens. */
const softened: Readonly<Record<BoundAudience, string>> = {
  ...plurals,
  governor: 'lywodraethwyr',
  pupil: 'ddisgyblion',
  parent: 'rieni',
}

/** `i lywodraethwyr ac ymwelwyr` */
export function appliesToWords(audiences: readonly BoundAudience[]): string {
  const words = audiences.map((audience, index) => (index === 0 ? softened : plurals)[audience])
  return `i ${listWords(words)}`
}

function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  if (words.length < 2) return last
  // “And” is `ac` before a vowel, and in Welsh y and w are vowels.
  return `${words.slice(0, -1).join(', ')} ${/^[aeiouwy]/i.test(last) ? 'ac' : 'a'} ${last}`
}
