import { buildIndex, type PolicyIndex } from '../answers/policy-index.ts'
import { readPolicyFile } from './policy-file.ts'

/** @throws BadInput when the file is not there; PolicyFileError when it is no policy. */
export async function indexPolicyFile(file: string): Promise<PolicyIndex> {
  return buildIndex(await readPolicyFile(file))
}
