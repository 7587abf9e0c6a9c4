import type { ClauseId, VersionId } from '../../policy/policy.ts'
import type { PolicyIndex } from '../policy-index.ts'
import type { Breaker } from './breaker.ts'
import { offered } from './offered-clause.ts'
import type { Embedder, ModelEndpoint, Vector } from './ports.ts'
import { untilAborted } from './until-aborted.ts'
import { usable } from './vectors.ts'

export type VectorsOfVersion = ReadonlyMap<ClauseId, Vector>

/** The vectors of each version's clauses, in memory only. */
export interface ClauseVectors {
  /** At once, `undefined` while they are being made; the first call for a version begins that. */
  find(versionId: VersionId, index: PolicyIndex): VectorsOfVersion | undefined
  /** Made anew when asked for again: the model behind the endpoint is another one now. */
  forget(versionId: VersionId): void
}

export interface VectorPorts {
  readonly embedder: Embedder
  readonly startBudget: ModelEndpoint['startBudget']
  readonly breaker: Breaker
  readonly onFault: (error: unknown) => void
}

const MOST_VERSIONS = 8 // as many as the bot keeps indexes of
const BATCH = 16 // texts a request: the least that any Azure model takes
const BATCH_MS = 20_000 // nobody waits for it

export function createClauseVectors(ports: VectorPorts): ClauseVectors {
  const kept = new Map<VersionId, VectorsOfVersion | 'being made'>()

  function keep(versionId: VersionId, vectors: VectorsOfVersion | 'being made'): void {
    kept.delete(versionId)
    kept.set(versionId, vectors)
    const oldest = kept.keys().next().value
    if (kept.size > MOST_VERSIONS && oldest !== undefined) kept.delete(oldest)
  }

  async function make(versionId: VersionId, index: PolicyIndex): Promise<void> {
    try {
      const vectors = await embedClauses(ports, index)
      keep(versionId, vectors)
      ports.breaker.succeeded()
    } catch (error) {
      kept.delete(versionId)
      ports.breaker.failed()
      ports.onFault(error)
    }
  }

  return {
    find(versionId, index) {
      const found = kept.get(versionId)
      if (found === 'being made') return undefined
      if (found === undefined && ports.breaker.mayTry()) {
        keep(versionId, 'being made')
        void make(versionId, index)
      }
      return found
    },
    forget: (versionId) => void kept.delete(versionId),
  }
}

async function embedClauses({ embedder, startBudget }: VectorPorts, index: PolicyIndex): Promise<VectorsOfVersion> {
  const clauses = index.clauses.map(({ clause }) => offered(clause))
  const made = new Map<ClauseId, Vector>()
  let length: number | undefined
  for (let start = 0; start < clauses.length; start += BATCH) {
    const batch = clauses.slice(start, start + BATCH)
    const texts = batch.map(({ place, text }) => (place === '' ? text : `${place}. ${text}`))
    using budget = startBudget(BATCH_MS)
    const vectors = await untilAborted((signal) => embedder.embed(texts, signal), budget.signal)
    usable(vectors, { count: batch.length, ...(length !== undefined && { length }) })
    length = vectors[0]?.length
    batch.forEach(({ id }, at) => {
      const vector = vectors[at]
      if (vector !== undefined) made.set(id, vector)
    })
  }
  return made
}
