import type { PersonId } from '../../people/person.ts'
import type { Reply } from './graph-problem.ts'
import type { SchoolDirectory } from './school-directory.ts'

/** A request to the local directory, read and let in. */
export interface RouteRequest {
  readonly school: SchoolDirectory
  readonly url: URL
  /** What the path's groups matched, decoded. */
  readonly params: readonly string[]
  readonly consistencyLevel: string | undefined
  readonly body: unknown
  readonly namesWithheld: boolean
  /** Who has the Teams app, for as long as the directory runs. */
  readonly installed: Set<PersonId>
  /** Runs once the answer is out, as Teams tells the bot about an install. */
  readonly afterwards: (act: () => void) => void
  readonly announceInstall: (person: PersonId) => void
}

export interface Route {
  readonly method: 'GET' | 'POST'
  /** Below `/v1.0`. */
  readonly path: RegExp
  readonly answer: (request: RouteRequest) => Reply
}
