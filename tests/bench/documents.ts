// Documents read and compared: time, memory, and how long the main thread was held up meanwhile.
//   node tests/bench/documents.ts                    one JSON line a figure
//   ASSENT_OFFICE=1 node tests/bench/documents.ts    with .docx and .pdf made by LibreOffice and pandoc
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeChanges } from '../../src/policy/changes/describe-changes.ts'
import type { PolicyFile } from '../../src/policy/decode.ts'
import { decodeText } from '../../src/policy/decode.ts'
import { readPolicyDocument } from '../../src/policy/documents/read-document.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { PolicyFileError } from '../../src/policy/policy-file-error.ts'
import { hostileDocx, hostilePdf, misnamed } from '../policy/documents/hostile-files.ts'
import { sharedPolicies } from '../policy/shared-policies.ts'
import { isOfficeAsked, needOffice, officeFilesOf } from '../support/office.ts'
import { print, quantile } from './figure.ts'

const MEGABYTE = 1024 * 1024
const TICK_MS = 5

interface Measured<T> {
  readonly result: T
  readonly ms: number
  /** Above what the program held before. */
  readonly peakMb: number
  /** The longest that this thread could do nothing else. */
  readonly heldUpMs: number
}

async function measured<T>(run: () => Promise<T>): Promise<Measured<T>> {
  const before = process.memoryUsage.rss()
  let peak = before
  let heldUpMs = 0
  let last = performance.now()
  const look = () => {
    const now = performance.now()
    heldUpMs = Math.max(heldUpMs, now - last - TICK_MS)
    last = now
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const watch = setInterval(look, TICK_MS)
  const start = performance.now()
  try {
    const result = await run()
    look()
    return { result, ms: performance.now() - start, peakMb: (peak - before) / MEGABYTE, heldUpMs }
  } finally {
    clearInterval(watch)
  }
}

const heldUp: number[] = []

async function measureReading(name: string, file: PolicyFile): Promise<Policy> {
  const { result, ms, peakMb, heldUpMs } = await measured(() => readPolicyDocument(file))
  heldUp.push(heldUpMs)
  const told = `${result.clauses.length} clauses, ${result.notices.length} notices`
  print({ metric: `documents ${name}: ${told}`, value: ms, unit: 'ms', samples: 1 })
  print({ metric: `documents ${name}: memory`, value: peakMb, unit: 'MB', samples: 1 })
  return result
}

async function measurePolicies(): Promise<readonly Policy[]> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-bench-'))
  const read: Policy[] = []
  try {
    for (const { name, bytes } of sharedPolicies()) {
      const short = name.slice(0, 3)
      read.push(await measureReading(`${short} text`, { name, bytes }))
      if (!isOfficeAsked) continue
      for (const file of officeFilesOf(decodeText(bytes), join(folder, short))) {
        await measureReading(`${short} ${file.format}`, { name: file.format, bytes: file.bytes })
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return read
}

async function measureHostile(): Promise<void> {
  for (const [what, file] of [...hostileDocx, ...hostilePdf, ...misnamed]) {
    const { result, ms, heldUpMs } = await measured(() => readPolicyDocument(file).then(() => 'read', outcomeOf))
    heldUp.push(heldUpMs)
    print({ metric: `documents hostile, ${what}: ${result}`, value: ms, unit: 'ms', samples: 1 })
  }
}

function outcomeOf(error: unknown): string {
  return error instanceof PolicyFileError ? `refused as ${error.kind}` : 'failed'
}

/** Last year's text: every tenth clause gone, every seventh reworded. */
function earlierThan(policy: Policy): Policy {
  const clauses = policy.clauses
    .filter((_, at) => at % 10 !== 9)
    .map((clause, at) => (at % 7 === 0 ? { ...clause, text: `${clause.text} This is checked every term.` } : clause))
  return { ...policy, clauses }
}

function measureChanges(policies: readonly Policy[]): void {
  const [longest, second] = policies.toSorted((one, other) => other.clauses.length - one.clauses.length)
  if (longest === undefined || second === undefined) return
  for (const [what, before] of [
    ['last year’s text', earlierThan(longest)],
    ['another policy', second],
  ] as const) {
    const times = Array.from({ length: 10 }, () => {
      const start = performance.now()
      describeChanges(before, longest)
      return performance.now() - start
    })
    const metric = `documents changes, ${longest.clauses.length} clauses against ${what}, slowest of ten`
    print({ metric, value: quantile(times, 1), unit: 'ms', samples: times.length })
  }
}

if (isOfficeAsked) needOffice()
// The first thread loads the readers from disk; that is no document's time.
await measured(() => readPolicyDocument({ name: 'first.md', bytes: Buffer.from('# Policy\n\n1. Staff must ask.\n') }))
measureChanges(await measurePolicies())
await measureHostile()
print({
  metric: 'documents main thread held up, longest',
  value: quantile(heldUp, 1),
  unit: 'ms',
  samples: heldUp.length,
})
