import type { Clock } from '../../clock.ts'
import type { Audience } from '../../people/person.ts'
import type { VersionId } from '../../policy/policy.ts'
import type { Analysis } from '../answer-question.ts'
import type { PolicyIndex } from '../policy-index.ts'
import type { Scored } from '../score-clauses.ts'
import { wordsOf } from '../words.ts'
import { type Advice, acceptChoice } from './accept-choice.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { byLikeness, eligible } from './candidates.ts'
import { type ClauseVectors, createClauseVectors } from './clause-vectors.ts'
import { offered } from './offered-clause.ts'
import { type Embedder, type ModelEndpoint, ModelFault, type Reranker } from './ports.ts'
import { untilAborted } from './until-aborted.ts'
import { usable } from './vectors.ts'

/** A question that our own matcher has an answer to. */
export interface ReadQuestion {
  readonly index: PolicyIndex
  readonly versionId: VersionId
  readonly analysis: Analysis
  readonly asker: readonly Audience[]
  /** Without whatever could name somebody: the only words of the question that are sent. */
  readonly maskedText: string
}

/** Has the model endpoint read a question with the closest clauses. */
export interface ModelReader {
  /** Never throws and never takes longer than its budget. `undefined`: nothing came of it, and our own answer stands. */
  advise(asked: ReadQuestion): Promise<Advice | undefined>
}

export interface ModelReaderPorts {
  readonly endpoint: ModelEndpoint
  readonly clock: Clock
  /** Told why nothing came of it, never what was asked. */
  readonly log: { warn(details: Readonly<Record<string, unknown>>, message: string): void }
}

const BUDGET_MS = 3_000 // for everything: somebody waits in a chat, and a button must be answered within five seconds
const MOST_SENT = 10 // measured: nine in ten of the clauses that answer are among the first ten
const MOST_REMEMBERED = 500

export function createModelReader({ endpoint, clock, log }: ModelReaderPorts): ModelReader {
  const parts = partsOf(endpoint, clock, log)
  // The same question gets the same answer again, and the press on "Did this answer it?" needs no second call.
  const remembered = new Map<string, Advice>()

  return {
    async advise(asked) {
      const key = keyOf(asked)
      const known = remembered.get(key)
      if (known !== undefined) return known
      using budget = endpoint.startBudget(BUDGET_MS)
      const { advice, isWhole } = await read(parts, asked, budget.signal)
      if (advice === undefined || !isWhole) return advice
      remembered.set(key, advice)
      const oldest = remembered.keys().next().value
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
      return advice
    },
  }
}

function keyOf({ versionId, asker, maskedText }: ReadQuestion): string {
  return JSON.stringify([versionId, asker.toSorted(), wordsOf(maskedText).map(({ text }) => text)])
}

interface EmbedderPart {
  readonly embedder: Embedder
  readonly breaker: Breaker
  readonly vectors: ClauseVectors
}

interface Parts {
  readonly embedding?: EmbedderPart
  readonly reranking?: { readonly reranker: Reranker; readonly breaker: Breaker }
  readonly onFault: (part: string, error: unknown) => void
}

function partsOf(
  { embedder, reranker, startBudget }: ModelEndpoint,
  clock: Clock,
  log: ModelReaderPorts['log'],
): Parts {
  const onFault: Parts['onFault'] = (part, error) =>
    log.warn({ part, ...reasonOf(error) }, 'the model endpoint was of no help')
  const breaker = createBreaker(clock)
  const ports = { startBudget, breaker, onFault: (error: unknown) => onFault('clause vectors', error) }
  return {
    ...(embedder && { embedding: { embedder, breaker, vectors: createClauseVectors({ embedder, ...ports }) } }),
    ...(reranker && { reranking: { reranker, breaker: createBreaker(clock) } }),
    onFault,
  }
}

/** Of an error that is not ours only the name: nobody knows what else it carries. */
function reasonOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof ModelFault)) return { reason: error instanceof Error ? error.name : 'unknown' }
  return { reason: error.reason, ...(error.status !== undefined && { status: error.status }) }
}

/** `isWhole`: every part that the school has switched on had its say. */
interface Reading {
  readonly advice: Advice | undefined
  readonly isWhole: boolean
}

async function read(parts: Parts, asked: ReadQuestion, signal: AbortSignal): Promise<Reading> {
  const { embedding, reranking } = parts
  const alike = embedding && (await orderByLikeness(parts, embedding, asked, signal))
  const sent = (alike ?? asked.analysis.ranked).slice(0, MOST_SENT).map(({ indexed }) => offered(indexed.clause))
  const byEmbeddings: Advice | undefined = alike && { kind: 'order', clauseIds: sent.map(({ id }) => id) }
  const isEmbedded = embedding === undefined || alike !== undefined
  if (reranking === undefined) return { advice: byEmbeddings, isWhole: isEmbedded }
  const { reranker, breaker } = reranking
  const question = { question: asked.maskedText, clauses: sent }
  const chosen = await attempt(parts, { part: 're-ranker', breaker, signal }, async () =>
    acceptChoice(await reranker.rerank(question, signal), sent),
  )
  return { advice: chosen ?? byEmbeddings, isWhole: isEmbedded && chosen !== undefined }
}

async function orderByLikeness(
  parts: Parts,
  { embedder, breaker, vectors }: EmbedderPart,
  { index, versionId, analysis, asker, maskedText }: ReadQuestion,
  signal: AbortSignal,
): Promise<readonly Scored[] | undefined> {
  const ofClauses = vectors.find(versionId, index)
  const length = ofClauses?.values().next().value?.length
  if (ofClauses === undefined || length === undefined) return undefined
  return attempt(parts, { part: 'embeddings', breaker, signal }, async () => {
    const [ofQuestion] = await embedder.embed([maskedText], signal)
    if (ofQuestion === undefined) throw new ModelFault('unusable-vectors')
    // Another model answers now: what it makes of the clauses is asked anew.
    if (ofQuestion.length !== length) vectors.forget(versionId)
    usable([ofQuestion], { count: 1, length })
    return byLikeness(eligible(index, analysis, asker), ofQuestion, ofClauses)
  })
}

interface Attempt {
  readonly part: string
  readonly breaker: Breaker
  readonly signal: AbortSignal
}

/** What the work comes to, or nothing where it fails, takes too long or is left alone for now. */
async function attempt<T>(
  { onFault }: Parts,
  { part, breaker, signal }: Attempt,
  work: () => Promise<T>,
): Promise<T | undefined> {
  // Time that another part used up is no failure of this one.
  if (signal.aborted || !breaker.mayTry()) return undefined
  try {
    const done = await untilAborted(work, signal)
    breaker.succeeded()
    return done
  } catch (error) {
    breaker.failed()
    onFault(part, error)
    return undefined
  }
}
