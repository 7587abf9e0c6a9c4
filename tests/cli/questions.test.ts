import { afterEach, expect, test, vi } from 'vitest'
import { answerWithAttachments } from '../../src/answers/curation/answer-with-attachments.ts'
import { addAsking, addFeedback, keptTextOf, noteOf } from '../../src/answers/curation/note-question.ts'
import { buildIndex } from '../../src/answers/policy-index.ts'
import { exitCodeOf } from '../../src/cli/exit.ts'
import { questionsCommand } from '../../src/cli/questions.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import type { Audience } from '../../src/people/person.ts'
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
    clause('c-laptops', '1', 'Lock your laptop when you leave it.'),
    clause('c-creatures', '2.', 'Small creatures may visit on Fridays.', { audiences: ['staff'], rule: 'permitted' }),
    clause('c-parking', '3', 'Visitors park behind the hall.', { audiences: ['visitor'] }),
    clause('c-first-a', '(a)', 'Wear your badge.'),
    clause('c-second-a', '(a)', 'Sign in at reception.'),
  ],
})
const { policyId } = version

async function terminal() {
  const { stores, ports } = oakfield()
  await stores.policies.publish(version)
  const index = buildIndex(version.policy)

  async function ask(
    question: string,
    { audiences = ['staff'], times = 1 }: { audiences?: readonly Audience[]; times?: number } = {},
  ) {
    const asker = personOf(priya)
    const keptText = keptTextOf(index, question, asker)
    const attachments = await stores.questions.listAttachments(policyId)
    const answer = answerWithAttachments(index, { policyId, question, keptText, asker: audiences }, attachments)
    const note = noteOf({ question, asker, audiences, version, index, answer, day: parseSchoolDate('2026-09-01') })
    if (!note) throw new Error('It is not kept.')
    for (let n = 0; n < times; n += 1) {
      await stores.questions.merge(policyId, note.questionId, (kept) => addAsking(kept, note))
    }
    return { id: note.questionId, answer }
  }

  const run = (...words: readonly string[]) =>
    runInProcess(
      questionsCommand(async () => ({ stores, clock: ports.clock })),
      words,
    )
  return { stores, ask, run }
}

test('list shows what was not answered, the most asked first, with counts and the closest clauses', async () => {
  const { ask, run } = await terminal()
  await ask('Can I juggle zorbs?')
  const { id } = await ask('Can creatures with a laptop juggle?', { times: 3 })
  await ask('Must I lock my laptop when I leave it?')

  const { out } = await run('list')

  expect(out.indexOf('juggle?')).toBeLessThan(out.indexOf('zorbs?'))
  expect(out).toContain(
    `  ${id}, asked by staff\n  Asked 3 times on 2026-09-01; not in the policy 3 times; helped never`,
  )
  expect(out).toContain('    c-creatures · 2. · Small creatures may visit on Fridays.')
  expect(out).not.toContain('lock my laptop')
  expect((await run('list', '--all')).out).toContain('lock my laptop')
})

test('an answer that did not help is listed', async () => {
  const { stores, ask, run } = await terminal()
  const { id } = await ask('Must I lock my laptop when I leave it?')
  await stores.questions.merge(policyId, id, (kept) => kept && addFeedback(kept, false))

  expect(JSON.parse((await run('list', '--json')).out)).toEqual([
    {
      questionId: id,
      policyId,
      versionId: 'v2026',
      text: 'Must I lock my laptop when I leave it?',
      audiences: ['staff'],
      asked: 1,
      notCovered: 0,
      helped: 0,
      notHelped: 1,
      firstDay: '2026-09-01',
      lastDay: '2026-09-01',
      clauseIds: ['c-laptops'],
      unmatchedWords: [],
      muted: false,
      closest: [{ id: 'c-laptops', number: '1', text: 'Lock your laptop when you leave it.' }],
      attached: null,
    },
  ])
})

test('with nothing to list it says so', async () => {
  const { run } = await terminal()
  expect((await run('list')).out).toContain('No question waits')
})

test.each(['c-creatures', '2', '2.'])('attach --clause %s shows both and answers by it from then on', async (named) => {
  const { ask, run } = await terminal()
  const { id } = await ask('Can I bring my ferret?')

  const { out, err, failure } = await run('attach', id, '--clause', named, '--yes')

  expect(failure).toBeUndefined()
  expect(err).toBe('Attached.\n')
  expect(out).toContain('Question  “Can I bring my ferret?”\nClause    c-creatures · 2. · Small creatures')
  expect(out).toContain('Without   This policy does not say.\nWith it   Yes. (2.)\n')
  expect((await ask('is it ok to bring my ferret')).answer).toMatchObject({ verdict: 'yes' })
  expect((await run('list')).out).toContain('No question waits')
  expect((await run('list', '--all')).out).toContain('  Answered by c-creatures')
})

test('attach --dry-run and attach without anybody to ask change nothing', async () => {
  const { stores, ask, run } = await terminal()
  const { id } = await ask('Can I bring my ferret?')

  expect((await run('attach', id, '--clause', '2', '--dry-run')).err).toContain('Nothing was changed.')
  expect(exitCodeOf((await run('attach', id, '--clause', '2')).failure)).toBe(2)
  expect(await stores.questions.listAttachments(policyId)).toEqual([])
})

test('attach, attach --none and mute can be had as JSON, done or not', async () => {
  const { ask, run } = await terminal()
  const { id } = await ask('Can I bring my ferret?')
  const json = async (...words: readonly string[]) => JSON.parse((await run(...words, '--json')).out)
  const question = { questionId: id, question: 'Can I bring my ferret?' }
  const attach = {
    ...question,
    clause: { id: 'c-creatures', number: '2.', text: 'Small creatures may visit on Fridays.' },
    notFor: [],
    without: { verdict: 'not-covered', clause: null },
    with: { verdict: 'yes', clause: { id: 'c-creatures', number: '2.' } },
  }

  expect(await json('attach', id, '--clause', '2', '--dry-run')).toEqual({ ...attach, isDone: false })
  expect(await json('attach', id, '--clause', '2', '--yes')).toEqual({ ...attach, isDone: true })
  expect(await json('attach', id, '--none', '--dry-run')).toEqual({ ...question, clause: null, isDone: false })
  expect(await json('attach', id, '--none', '--yes')).toEqual({ ...question, clause: null, isDone: true })
  expect(await json('mute', id, '--dry-run')).toEqual({ ...question, muted: true, isDone: false })
  expect(await json('mute', id, '--yes')).toEqual({ ...question, muted: true, isDone: true })
  expect(await json('mute', id, '--undo', '--yes')).toEqual({ ...question, muted: false, isDone: true })
})

test('attach --none takes the clause away again', async () => {
  const { stores, ask, run } = await terminal()
  const { id } = await ask('Can I bring my ferret?')
  expect((await run('attach', id, '--none', '--yes')).err).toContain('No clause is attached')
  await run('attach', id, '--clause', '2', '--yes')
  expect((await run('attach', id, '--none', '--dry-run')).err).toContain('Nothing was changed')
  await run('attach', id, '--none', '--yes')
  expect(await stores.questions.listAttachments(policyId)).toEqual([])
  expect((await run('attach', id, '--none', '--clause', '2')).failure).toMatchObject({
    code: 'commander.conflictingOption',
  })
})

test.each([
  ['an unknown clause', '9', /has no clause 9\./],
  [
    'a number that two clauses have',
    '(a)',
    /2 clauses numbered \(a\).*\n {2}c-first-a .*Wear your badge\.\n {2}c-second-a /,
  ],
  ['a clause that binds nobody who asked', '3', /would answer nobody who asked/],
])('attach refuses %s', async (_what, named, message) => {
  const { stores, ask, run } = await terminal()
  const { id } = await ask('Can I bring my ferret?')

  const { failure } = await run('attach', id, '--clause', named, '--yes')

  expect(exitCodeOf(failure)).toBe(2)
  expect(failure?.message).toMatch(message)
  expect(await stores.questions.listAttachments(policyId)).toEqual([])
})

test('attach needs a question that is kept, and a clause', async () => {
  const { ask, run } = await terminal()
  const { id } = await ask('Can I bring my ferret?')
  expect((await run('attach', '0000000000000000', '--clause', '1', '--yes')).failure?.message).toContain(
    'There is no question',
  )
  expect((await run('attach', id, '--yes')).failure?.message).toContain('Name the clause')
})

test('attach says whom it leaves without an answer', async () => {
  const { ask, run } = await terminal()
  await ask('Can I bring my ferret?', { audiences: ['visitor'] })
  const { id } = await ask('Can I bring my ferret?')
  expect((await run('attach', id, '--clause', '2', '--yes')).out).toContain('Not for visitor')
})

test('a muted question is listed no more, until that is undone', async () => {
  const { ask, run } = await terminal()
  const { id } = await ask('Can I juggle zorbs?')
  expect((await run('mute', id, '--dry-run')).err).toContain('Nothing was changed')
  expect((await run('list')).out).toContain('zorbs')
  expect((await run('mute', id, '--yes')).err).toContain('Muted')
  expect((await run('mute', id, '--yes')).err).toContain('muted already')
  await ask('Can I juggle zorbs?')
  expect((await run('list')).out).not.toContain('zorbs')
  expect((await run('list', '--all')).out).toContain(', muted')
  await run('mute', id, '--undo', '--yes')
  expect((await run('list')).out).toContain('zorbs')
})
