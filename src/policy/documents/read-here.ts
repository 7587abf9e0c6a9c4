import { decodePolicyFile, type PolicyFile } from '../decode.ts'
import { type Reading, readPolicyLines, readPolicyText, withClauses } from '../read-policy.ts'
import { kindOf } from './file-kind.ts'
import { clauseLimit } from './text-limit.ts'

/**
 * Reads a policy of any kind on this thread, for as long as it takes.
 *
 * @throws PolicyFileError
 */
export async function readDocumentHere(file: PolicyFile): Promise<Reading> {
  const { policy, notes } = await readerOf(file)
  return { policy: clauseLimit(file.name, withClauses(policy, file.name)), notes }
}

/** A reader is loaded only for a file that needs it. */
async function readerOf(file: PolicyFile): Promise<Reading> {
  switch (kindOf(file)) {
    case 'text':
      return readPolicyText(decodePolicyFile(file))
    case 'docx': {
      const { readDocx } = await import('./read-docx.ts')
      return readPolicyLines(await readDocx(file))
    }
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts')
      return readPolicyLines(await readPdf(file))
    }
  }
}
