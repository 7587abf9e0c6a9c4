import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { MOST_BYTES } from '../policy/decode.ts'
import type { Policy } from '../policy/policy.ts'
import { readPolicy } from '../policy/read-policy.ts'
import { BadInput } from './ask-bad-input.ts'

/** @throws BadInput where there is no such file, PolicyFileError where it is no policy */
export function readPolicyFile(file: string): Policy {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) throw new BadInput(`There is no file ${file}.`)
  if (!stat.isFile()) throw new BadInput(`${file} is not a file.`)
  // A huge file is refused by its size, and so never read whole.
  const bytes = stat.size > MOST_BYTES ? new Uint8Array(stat.size) : readFileSync(file)
  return readPolicy({ name: basename(file), bytes })
}
