import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { kindOf, MOST_DOCUMENT_BYTES } from '../policy/documents/file-kind.ts'
import { readPolicyDocument } from '../policy/documents/read-document.ts'
import type { Policy } from '../policy/policy.ts'
import { readPolicy } from '../policy/read-policy.ts'
import { getFileStats } from './input-file.ts'

/** @throws BadInput where there is no such file, PolicyFileError where it is no policy */
export async function readPolicyFile(file: string): Promise<Policy> {
  const { size } = getFileStats(file)
  // A huge file is refused by its size, and so never read whole.
  const bytes = size > MOST_DOCUMENT_BYTES ? new Uint8Array(size) : readFileSync(file)
  const policyFile = { name: basename(file), bytes }
  // Plain text takes time only as it grows, and a thread of its own would cost each answer more than reading does.
  return kindOf(policyFile) === 'text' ? readPolicy(policyFile) : readPolicyDocument(policyFile)
}
