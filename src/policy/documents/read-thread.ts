/** What runs in the thread of `read-document.ts`: reads one file and says what came of it. */
import { parentPort, workerData } from 'node:worker_threads'
import type { PolicyFile } from '../decode.ts'
import { PolicyFileError } from '../policy-file-error.ts'
import type { ReadOutcome } from './read-document.ts'
import { readDocumentHere } from './read-here.ts'

async function outcomeOf(file: PolicyFile): Promise<ReadOutcome> {
  try {
    return { kind: 'read', reading: await readDocumentHere(file) }
  } catch (error) {
    if (error instanceof PolicyFileError) return { kind: 'refused', problem: error.kind, words: error.problem }
    // Its message may hold what the file says, or pages of a library's code.
    return { kind: 'failed', errorName: error instanceof Error ? error.name : 'unknown' }
  }
}

// Only `read-document.ts` starts this thread, and always with a file.
parentPort?.postMessage(await outcomeOf(workerData as PolicyFile))
