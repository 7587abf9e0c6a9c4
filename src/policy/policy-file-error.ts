export type PolicyFileProblem =
  | 'unknown-kind'
  /** What is inside is not what the name says. */
  | 'wrong-kind'
  | 'too-large'
  | 'too-slow'
  | 'empty'
  | 'binary'
  | 'damaged'
  /** Holds what no policy needs and an attacker does. */
  | 'unsafe'
  | 'password'
  | 'scan'
  | 'no-clause'

/** Why a file cannot be read as a policy, in one plain sentence that names the file. */
export class PolicyFileError extends Error {
  override readonly name = 'PolicyFileError'
  readonly kind: PolicyFileProblem
  readonly file: string
  /** What is wrong, to be read after the file's name. */
  readonly problem: string

  constructor(kind: PolicyFileProblem, file: string, problem: string) {
    super(`${file} ${problem}`)
    this.kind = kind
    this.file = file
    this.problem = problem
  }
}
