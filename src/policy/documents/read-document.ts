import { Worker } from 'node:worker_threads'
import type { PolicyFile } from '../decode.ts'
import type { Policy } from '../policy.ts'
import { PolicyFileError, type PolicyFileProblem } from '../policy-file-error.ts'
import type { Reading } from '../read-policy.ts'
import { kindOf } from './file-kind.ts'

/** What the reading thread answers. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'refused'; readonly problem: PolicyFileProblem; readonly words: string }
  | { readonly kind: 'failed'; readonly errorName: string }

export interface ReadLimits {
  readonly mostMs: number
  readonly mostMemoryMb: number
}

const usualLimits: ReadLimits = { mostMs: 10_000, mostMemoryMb: 256 }

/** The last in the line of files that wait to be read. */
let waiting: Promise<unknown> = Promise.resolve()

/**
 * Reads a policy from a .docx, .pdf, .txt or .md file, as `readPolicy` does. Whatever the file holds, this thread goes
 * on: the file is read in a thread of its own that has ten seconds and 256 MB. One file is read at a time, because what
 * a library keeps outside that thread's heap is counted by nobody.
 *
 * @throws PolicyFileError naming the limit, or what is wrong with the file
 */
export async function readPolicyDocument(file: PolicyFile, limits: ReadLimits = usualLimits): Promise<Policy> {
  return (await readDocumentWithNotes(file, limits)).policy
}

/** As `readPolicyDocument`, with what a review needs beside the policy. */
export async function readDocumentWithNotes(file: PolicyFile, limits: ReadLimits = usualLimits): Promise<Reading> {
  kindOf(file)
  const turn = waiting.then(() => readInThread(file, limits))
  waiting = turn.catch(() => undefined)
  return turn
}

async function readInThread(file: PolicyFile, limits: ReadLimits): Promise<Reading> {
  const worker = new Worker(new URL('read-thread.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: limits.mostMemoryMb },
    // What a library prints would show what the file says.
    stdout: true,
    stderr: true,
  })
  worker.stdout.resume()
  worker.stderr.resume()
  // A limit and no time of day, so it needs no Clock.
  const limit = AbortSignal.timeout(limits.mostMs)
  try {
    return await answerOf(worker, file.name, limits, limit)
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker, file: string, limits: ReadLimits, limit: AbortSignal): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const seconds = limits.mostMs / 1000
    const problem = `takes longer than ${seconds} seconds to read, the most that is allowed.`
    limit.addEventListener('abort', () => reject(new PolicyFileError('too-slow', file, problem)))
    worker.on('message', (outcome: ReadOutcome) => {
      if (outcome.kind === 'read') resolve(outcome.reading)
      else reject(refusalOf(outcome, file, limits))
    })
    worker.on('error', (error: unknown) => reject(deathOf(error, file, limits)))
    worker.on('exit', () => reject(deathOf(undefined, file, limits)))
  })
}

function refusalOf(outcome: Exclude<ReadOutcome, { kind: 'read' }>, file: string, limits: ReadLimits): PolicyFileError {
  if (outcome.kind === 'refused') return new PolicyFileError(outcome.problem, file, outcome.words)
  return deathOf(outcome.errorName, file, limits)
}

function deathOf(cause: unknown, file: string, { mostMemoryMb }: ReadLimits): PolicyFileError {
  const isMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  const error = isMemory
    ? new PolicyFileError(
        'too-large',
        file,
        `needs more than ${mostMemoryMb} MB of memory to read, the most that is allowed.`,
      )
    : new PolicyFileError('damaged', file, 'is damaged: it cannot be read. Save it again and read that.')
  error.cause = cause
  return error
}
