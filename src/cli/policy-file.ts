import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { MOST_BYTES } from '../policy/decode.ts'
import type { Policy } from '../policy/policy.ts'
import { readPolicy } from '../policy/read-policy.ts'
import { getFileStats } from './input-file.ts'

/** @throws BadInput where there is no such file, PolicyFileError where it is no policy */
export function readPolicyFile(file: string): Policy {
  const { size } = getFileStats(file)
  // A huge file is refused by its size, and so never read whole.
  const bytes = size > MOST_BYTES ? new Uint8Array(size) : readFileSync(file)
  return readPolicy({ name: basename(file), bytes })
}
