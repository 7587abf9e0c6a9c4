// Questions answered: start-up, memory, speed and accuracy, with MiniSearch's BM25 beside it in the same run.
//   node tests/bench/answers.ts            one JSON line a figure
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import MiniSearch from 'minisearch'
import { z } from 'zod/v4'
import { answerQuestion } from '../../src/answers/answer-question.ts'
import { buildIndex, type PolicyIndex } from '../../src/answers/policy-index.ts'
import { audiences } from '../../src/people/person.ts'
import { clausesBinding, type Policy } from '../../src/policy/policy.ts'
import { readPolicy } from '../../src/policy/read-policy.ts'
import { print, quantile } from './figure.ts'

const shared = resolve(import.meta.dirname, '../../../shared')
const questionsFile = join(shared, 'questions', 'dev.jsonl')
if (!existsSync(questionsFile)) {
  console.error('The development questions (../shared/questions) are not here, so there is nothing to measure on.')
  process.exit(0)
}

const questionSchema = z.object({ id: z.string(), policy: z.string(), question: z.string(), asker: z.enum(audiences) })
const questions = readFileSync(questionsFile, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => questionSchema.parse(JSON.parse(line)))

function timed<T>(run: () => T): { readonly ms: number; readonly result: T } {
  const start = performance.now()
  const result = run()
  return { ms: performance.now() - start, result }
}

const policies = new Map<string, Policy>()
for (const { policy: name } of questions) {
  if (policies.has(name)) continue
  policies.set(name, readPolicy({ name, bytes: readFileSync(join(shared, 'policies', name)) }))
}
const largest = [...policies.values()].reduce((most, next) => (next.clauses.length > most.clauses.length ? next : most))

interface Searched {
  readonly id: string
  readonly text: string
}

function bm25Of(policy: Policy): MiniSearch<Searched> {
  const search = new MiniSearch<Searched>({ fields: ['text'], storeFields: ['text'] })
  search.addAll(policy.clauses.map(({ text }, at) => ({ id: String(at), text })))
  return search
}

function measureStart(): void {
  const script = `
    const { buildIndex } = await import('./src/answers/policy-index.ts')
    const { answerQuestion } = await import('./src/answers/answer-question.ts')
    const { readPolicy } = await import('./src/policy/read-policy.ts')
    const { readFileSync } = await import('node:fs')
    const before = performance.now()
    const policy = readPolicy({ name: 'p.txt', bytes: readFileSync(${JSON.stringify(join(shared, 'policies', questions[0]?.policy ?? ''))}) })
    answerQuestion(buildIndex(policy), { question: 'can I', asker: ['staff'] })
    console.log(JSON.stringify({ startMs: before, rssMb: process.resourceUsage().maxRSS / 1024 }))`
  const runs = Array.from({ length: 5 }, () => {
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    return z.object({ startMs: z.number(), rssMb: z.number() }).parse(JSON.parse(stripVTControlCharacters(said)))
  })
  const bare = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, ['-p', 'process.resourceUsage().maxRSS / 1024'], { encoding: 'utf8' })),
  )
  print({
    metric: 'answers start-up',
    value: quantile(
      runs.map((run) => run.startMs),
      0.5,
    ),
    unit: 'ms',
    samples: 5,
  })
  const memory = quantile(
    runs.map((run) => run.rssMb),
    0.5,
  )
  print({ metric: 'answers memory, peer bare node', value: memory, unit: 'MB', peer: quantile(bare, 0.5), samples: 5 })
}

function measureIndexing(): void {
  const ours = Array.from({ length: 20 }, () => timed(() => buildIndex(largest)).ms)
  const theirs = Array.from({ length: 20 }, () => timed(() => bm25Of(largest)).ms)
  const metric = `answers index ${largest.clauses.length} clauses, peer BM25`
  print({ metric, value: quantile(ours, 0.5), unit: 'ms', peer: quantile(theirs, 0.5), samples: 20 })
}

function measureLatency(): void {
  const index = buildIndex(largest)
  const search = bm25Of(largest)
  const ask = (question: string): number => timed(() => answerQuestion(index, { question, asker: ['staff'] })).ms
  const seek = (question: string): number => timed(() => search.search(question)).ms
  for (const { question } of questions) {
    ask(question)
    seek(question)
  }
  const rounds = Array.from({ length: 8 }, () => questions).flat()
  const ours = rounds.map(({ question }) => ask(question))
  const theirs = rounds.map(({ question }) => seek(question))
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const metric = `answers ${name} a question, ${largest.clauses.length} clauses, peer BM25`
    print({ metric, value: quantile(ours, share), unit: 'ms', peer: quantile(theirs, share), samples: rounds.length })
  }
}

const reportSchema = z.object({
  overall: z.object({
    hit1: z.number(),
    hit3: z.number(),
    verdict: z.number(),
    notCoveredF1: z.number().nullable(),
    endToEnd: z.number(),
  }),
})

/** Scored by the scorer that came with the questions, so that the figures mean what others' figures mean. */
function score(answers: readonly object[]): z.infer<typeof reportSchema>['overall'] {
  const folder = mkdtempSync(join(tmpdir(), 'assent-bench-'))
  try {
    const file = join(folder, 'answers.jsonl')
    writeFileSync(file, answers.map((answer) => JSON.stringify(answer)).join('\n'))
    const scorer = join(shared, 'questions', 'score.mjs')
    const said = execFileSync(process.execPath, [scorer, file, questionsFile, '--json'], { encoding: 'utf8' })
    return reportSchema.parse(JSON.parse(said)).overall
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measureAccuracy(): void {
  const indexes = new Map<string, PolicyIndex>([...policies].map(([name, policy]) => [name, buildIndex(policy)]))
  const ours = questions.map(({ id, policy, question, asker }) => {
    const index = indexes.get(policy)
    if (index === undefined) throw new Error(`No policy ${policy}`)
    const { verdict, clauses } = answerQuestion(index, { question, asker: [asker] })
    return { id, verdict, clauses: clauses.map(({ text }) => text) }
  })
  const theirs = questions.map(({ id, policy, question, asker }) => {
    const bound = policies.get(policy)
    if (bound === undefined) throw new Error(`No policy ${policy}`)
    const found = bm25Of({ ...bound, clauses: clausesBinding(bound, [asker]) }).search(question)
    return { id, verdict: 'conditional', clauses: found.slice(0, 5).map((hit) => String(hit.text)) }
  })
  const mine = score(ours)
  const bm25 = score(theirs)
  const samples = questions.length
  print({
    metric: 'answers right clause first, peer BM25',
    value: mine.hit1 * 100,
    unit: '%',
    peer: bm25.hit1 * 100,
    samples,
  })
  print({
    metric: 'answers right clause in three, peer BM25',
    value: mine.hit3 * 100,
    unit: '%',
    peer: bm25.hit3 * 100,
    samples,
  })
  print({ metric: 'answers verdict right', value: mine.verdict * 100, unit: '%', samples })
  print({ metric: 'answers not covered F1', value: (mine.notCoveredF1 ?? 0) * 100, unit: '%', samples })
  print({ metric: 'answers end to end', value: mine.endToEnd * 100, unit: '%', samples })
}

measureStart()
measureIndexing()
measureLatency()
measureAccuracy()
