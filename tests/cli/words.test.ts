import { afterEach, expect, test, vi } from 'vitest'
import { answerQuestion } from '../../src/answers/answer-question.ts'
import { addAsking, noteOf } from '../../src/answers/curation/note-question.ts'
import { buildIndex } from '../../src/answers/policy-index.ts'
import { exitCodeOf } from '../../src/cli/exit.ts'
import { wordsCommand } from '../../src/cli/words.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import type { Clause, ClauseId } from '../../src/policy/policy.ts'
import { oakfield, personOf, priya } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'
import { runInProcess } from './run-in-process.ts'

afterEach(() => vi.restoreAllMocks())

const [laptops] = policyVersion(2026).policy.clauses

function clause(id: string, number: string, text: string, changes: Partial<Clause> = {}): Clause {
  if (!laptops) throw new Error('The policy has a clause.')
  return { ...laptops, id: id as ClauseId, number, text, heading: ['General'], ...changes }
}

const version = policyVersion(2026, {
  clauses: [
    clause('c-home', '4.2', 'Ask the ICT Manager before you take a laptop off the school site.', {
      rule: 'conditional',
      permissionFrom: ['ICT Manager'],
    }),
    clause('c-photos', '5.1', 'Staff must not take photos of pupils on their own phones.', { rule: 'prohibited' }),
  ],
})
const { policyId } = version

async function terminal() {
  const { stores, ports } = oakfield()
  await stores.policies.publish(version)
  const index = buildIndex(version.policy)

  async function ask(question: string, times = 1) {
    const asker = personOf(priya)
    const answer = answerQuestion(index, { question, asker: ['staff'] })
    const day = parseSchoolDate('2026-09-01')
    const note = noteOf({ question, asker, audiences: ['staff'], version, index, answer, day })
    if (!note) throw new Error('It is not kept.')
    for (let n = 0; n < times; n += 1) {
      await stores.questions.merge(policyId, note.questionId, (kept) => addAsking(kept, note))
    }
    return note.questionId
  }

  const run = (...words: readonly string[]) =>
    runInProcess(
      wordsCommand(async () => ({ stores, clock: ports.clock })),
      words,
    )
  return { stores, ask, run }
}

test('words alone suggests what nobody’s lexicon knew, the most asked first', async () => {
  const { ask, run } = await terminal()
  await ask('Can I bring my zorb?')
  await ask('Can I juggle a quokka?', 2)
  const { out } = await run()
  expect(out.indexOf('quokka  (asked 2 times)')).toBeGreaterThan(-1)
  expect(out.indexOf('zorb  (asked once)\n  “Can I bring my zorb?”')).toBeGreaterThan(out.indexOf('quokka'))
  expect(JSON.parse((await run('--json')).out).at(-1)).toEqual({
    word: 'zorb',
    asked: 1,
    questions: ['Can I bring my zorb?'],
    perhaps: [],
  })
})

test('a like question that was answered suggests what a word means', async () => {
  const { ask, run } = await terminal()
  await ask('Are zorbos alright?')
  await ask('Are photos alright?')
  const { out } = await run()
  expect(out).toMatch(/Perhaps (\w+) .*: assent words add "zorbos" --means "\1"/)
  const [, means = ''] = /--means "(\w+)"/.exec(out) ?? []
  expect((await run('add', 'zorbos', '--means', means, '--yes')).failure).toBeUndefined()
})

test('the clause attached to a question suggests what its word means', async () => {
  const { stores, ask, run } = await terminal()
  const questionId = await ask('Is a zorbo alright?')
  const attachedOn = parseSchoolDate('2026-09-01')
  const text = 'Is a zorbo alright?'
  await stores.questions.attach({ questionId, policyId, text, clauseId: 'c-photos' as ClauseId, attachedOn })
  expect((await run()).out).toContain('--means "photo"')
})

test('with nothing to suggest and nothing said it says so', async () => {
  const { run } = await terminal()
  expect((await run()).out).toContain('Every word people have asked with is known.')
  expect((await run('list')).out).toContain('no words of its own')
})

test('add shows how the questions asked so far would be answered, and keeps the word', async () => {
  const { stores, ask, run } = await terminal()
  await ask('Am I allowed a zorbo?', 3)
  await ask('Can I take pictures of pupils?')

  const dry = await run('add', 'Zorbo', '--means', 'photo', '--dry-run')
  expect(dry.out).toContain('Word      “zorbo”\nMeans     “photo”, which Assent takes as')
  expect(dry.out).toMatch(/“Am I allowed a zorbo\?” \(asked 3 times\)\n {4}now {3}.+\n {4}then .+5\.1\)/)
  expect(dry.out).toContain('The others stay as they are (1 question).')
  expect(dry.err).toContain('Nothing was changed.')
  expect(await stores.words.list()).toEqual([])

  expect((await run('add', 'Zorbo', '--means', 'photo', '--yes')).err).toContain('Added.')
  expect(await stores.words.list()).toMatchObject([{ kind: 'added', word: 'zorbo', means: 'photo' }])
  expect((await run('list')).out).toMatch(/^zorbo {2}means “photo”, since \d{4}-\d\d-\d\d\n$/)
  expect((await run()).out).toContain('is known')
  expect((await run('add', 'zorbo', '--means', 'photo', '--yes')).err).toContain('means that already')
})

test('every change can be had as JSON, done or not', async () => {
  const { ask, run } = await terminal()
  const questionId = await ask('Am I allowed a zorbo?')
  const json = async (...words: readonly string[]) => JSON.parse((await run(...words, '--json')).out)

  const changed = [
    {
      questionId,
      question: 'Am I allowed a zorbo?',
      asked: 1,
      before: expect.objectContaining({ verdict: expect.any(String) }),
      after: { verdict: 'no', clause: { id: 'c-photos', number: '5.1' } },
    },
  ]
  const word = { kind: 'added', word: 'zorbo', means: 'photo', since: expect.any(String) }
  const add = ['add', 'zorbo', '--means', 'photo'] as const
  expect(await json(...add, '--dry-run')).toEqual({ word, isDone: false, changed, unchanged: 0 })
  expect(await json(...add, '--yes')).toEqual({ word, isDone: true, changed, unchanged: 0 })
  expect(await json(...add, '--yes')).toMatchObject({ isDone: true, changed: [] })
  expect(await json('list')).toEqual([
    { word: 'zorbo', means: 'photo', muted: false, since: expect.any(String), inUse: true },
  ])
  expect(await json('mute', 'ring', '--yes')).toMatchObject({ word: { kind: 'muted', word: 'ring' }, isDone: true })
  expect(await json('remove', 'zorbo', '--yes')).toMatchObject({ removed: [word], isDone: true, unchanged: 0 })
})

test('nothing changes without a yes', async () => {
  const { stores, run } = await terminal()
  const { failure, out } = await run('add', 'zorbo', '--means', 'laptop', '--json')
  expect(exitCodeOf(failure)).toBe(2)
  expect(out).toBe('')
  expect(await stores.words.list()).toEqual([])
})

test.each([
  [['add', 'photo', '--means', 'laptop'], /“photo” already means “photo”.*assent words mute "photo"/],
  [['add', 'the', '--means', 'laptop'], /says nothing of what is asked/],
  [['add', 'zorbo', '--means', 'zzyzx'], /does not know “zzyzx” either.*questions attach/],
  [['add', 'zorbo', '--means', 'hack'], /several things.*\n {2}"[^\n]+" or "[^\n]+\n {2}"/],
  [['mute', 'zzyzx'], /nothing to mute/],
  [['mute', 'grooming'], /tells of a child at risk/],
  [['remove', 'zzyzx'], /has said nothing of “zzyzx”/],
])('%j is refused plainly', async (words, message) => {
  const { stores, run } = await terminal()
  const { failure } = await run(...words, '--yes')
  expect(exitCodeOf(failure)).toBe(2)
  expect(failure?.message).toMatch(message)
  expect(await stores.words.list()).toEqual([])
})

test('mute says what falls silent, and remove takes it back', async () => {
  const { stores, run } = await terminal()
  expect((await run('mute', 'ring', '--yes')).out).toMatch(/“ring” in questions, and so “ring”.*\nNot for +“call”/)
  expect((await run('mute', 'ring', '--yes')).err).toContain('muted already')
  expect((await run('list')).out).toContain('ring  muted')
  expect((await run('remove', 'Ring', '--dry-run')).err).toContain('Nothing was changed')
  await run('remove', 'Ring', '--yes')
  expect(await stores.words.list()).toEqual([])
})

test('a muted suggestion is suggested no more', async () => {
  const { ask, run } = await terminal()
  await ask('Can I bring a quokka?')
  expect((await run('mute', 'quokka', '--yes')).out).toContain('suggested no more')
  expect((await run()).out).not.toContain('quokka')
})
