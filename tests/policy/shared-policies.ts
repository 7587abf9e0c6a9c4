import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Five real policies that may be measured here and never copied; where they are absent only CI minds. */
const folder = join(import.meta.dirname, '../../../shared/policies')

export const arePoliciesHere = existsSync(folder)
export const mustPoliciesBeHere = process.env.CI !== undefined

export interface SharedPolicy {
  readonly name: string
  readonly bytes: Uint8Array
}

export function sharedPolicies(): readonly SharedPolicy[] {
  if (!arePoliciesHere) return []
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
}
