import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { PolicyFile } from '../policy/decode.ts'
import { kindOf, MOST_DOCUMENT_BYTES } from '../policy/documents/file-kind.ts'
import { readDocumentWithNotes } from '../policy/documents/read-document.ts'
import type { Policy } from '../policy/policy.ts'
import { type Reading, readPolicyWithAccount } from '../policy/read-policy.ts'
import { getFileStats } from './input-file.ts'

/** @throws BadInput where there is no such file, PolicyFileError where it is no policy */
export async function readPolicyFile(file: string): Promise<Policy> {
  return (await readFileWithNotes(file)).reading.policy
}

export interface ReadFile {
  readonly file: PolicyFile
  readonly reading: Reading
}

/** As `readPolicyFile`, with the file itself and what a review needs beside the policy. */
export async function readFileWithNotes(path: string): Promise<ReadFile> {
  const { size } = getFileStats(path)
  // A huge file is refused by its size, and so never read whole.
  const bytes = size > MOST_DOCUMENT_BYTES ? new Uint8Array(size) : readFileSync(path)
  const file = { name: basename(path), bytes }
  // Plain text takes time only as it grows, and a thread of its own would cost each answer more than reading does.
  return { file, reading: kindOf(file) === 'text' ? readPolicyWithAccount(file) : await readDocumentWithNotes(file) }
}
