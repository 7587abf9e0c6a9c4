import { buildIndex, type PolicyIndex } from '../answers/policy-index.ts'
import { readPolicyFile } from './policy-file.ts'

/** @throws BadInput when the file is not there; PolicyFileError when it is no policy. */
export function indexPolicyFile(file: string): PolicyIndex {
  return buildIndex(readPolicyFile(file))
}
