export type PolicyFileProblem = 'unknown-kind' | 'not-yet-readable' | 'too-large' | 'empty' | 'binary' | 'no-clause'

/** Why a file cannot be read as a policy, in one plain sentence that names the file. */
export class PolicyFileError extends Error {
  override readonly name = 'PolicyFileError'
  readonly kind: PolicyFileProblem
  readonly file: string

  constructor(kind: PolicyFileProblem, file: string, problem: string) {
    super(`${file} ${problem}`)
    this.kind = kind
    this.file = file
  }
}
