import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { buildIndex, type PolicyIndex } from '../answers/policy-index.ts'
import { readPolicy } from '../policy/read-policy.ts'
import { BadInput } from './ask-bad-input.ts'

/** @throws BadInput when the file is not there; what `readPolicy` throws when it is no policy. */
export function indexPolicyFile(file: string): PolicyIndex {
  if (!existsSync(file)) throw new BadInput(`There is no file ${file}.`)
  return buildIndex(readPolicy({ name: basename(file), bytes: readFileSync(file) }))
}
