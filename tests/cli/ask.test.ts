import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = `
  import { askCommand } from ${JSON.stringify(resolve('src/cli/ask.ts'))}
  try {
    await askCommand().exitOverride().parseAsync(process.argv.slice(1), { from: 'user' })
  } catch (error) {
    console.error(error.message)
    process.exitCode = 2
  }`

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

function ask(...args: readonly string[]): Promise<Run> {
  return new Promise((done) => {
    execFile(process.execPath, ['--input-type=module', '-e', program, '--', ...args], (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

const policies = resolve('tests/answers/check/policies')
const larkhill = join(policies, 'larkhill-academy.md')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-ask-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function batchOf(...lines: readonly string[]): string {
  const file = join(folder, `batch-${lines.length}-${lines.join('').length}.jsonl`)
  writeFileSync(file, lines.join('\n'))
  return file
}

const line = (id: string, question: string, more: object = {}) =>
  JSON.stringify({ id, policy: 'larkhill-academy.md', question, asker: 'staff', ...more })

test('a folder is no policy and no question file, and is named', async () => {
  const asPolicy = await ask('can i', '--policy', policies)
  expect(asPolicy).toMatchObject({ code: 2, err: `${policies} is not a file.\n` })
  const asBatch = await ask('--batch', policies, '--policies', policies)
  expect(asBatch).toMatchObject({ code: 2, err: `${policies} is not a file.\n` })
})

test('a question file saved by Windows with its byte order mark is read', async () => {
  const { code, out } = await ask('--batch', batchOf(`\uFEFF${line('q1', 'can i?')}`), '--policies', policies)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ id: 'q1' })
})

describe('one question', () => {
  test('prints the verdict, the clause and whom to ask', async () => {
    const { code, out } = await ask('can i take the laptop to spain', '--policy', larkhill)
    expect(code).toBe(0)
    expect(out).toContain('Only with permission')
    expect(out).toContain('“Devices may only be taken abroad')
    expect(out).toContain('Ask: ')
  })

  test('prints the published JSON and nothing else', async () => {
    const { out } = await ask('can my son use my work laptop', '--policy', larkhill, '--json')
    const answer = JSON.parse(out)
    expect(Object.keys(answer)).toEqual(['verdict', 'confidence', 'clauses', 'clauseIds', 'ask'])
    expect(answer).toMatchObject({ verdict: 'no', clauseIds: expect.arrayContaining([expect.any(String)]) })
    expect(answer.clauses).toHaveLength(answer.clauseIds.length)
  })

  test('a policy that is not there is named', async () => {
    const { code, err } = await ask('can i', '--policy', 'nowhere.md')
    expect(code).toBe(2)
    expect(err.trim()).toBe('There is no file nowhere.md.')
  })

  test('an audience that nobody knows is refused', async () => {
    const { code, err } = await ask('can i', '--policy', larkhill, '--as', 'pupil')
    expect(code).toBe(2)
    expect(err).toContain('staff, governor, visitor')
  })
})

describe('a file of questions', () => {
  test('is answered a line each, in its order, other keys ignored', async () => {
    const file = batchOf(line('b', 'can i bet at work', { note: 'x' }), '', line('a', 'good afternoon'))
    const { code, out } = await ask('--batch', file, '--policies', folder, policies)
    const answers = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text))
    expect(code).toBe(0)
    expect(answers.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['b', 'no'],
      ['a', 'not-covered'],
    ])
    expect(answers.every((answer) => Object.keys(answer).join() === 'id,verdict,clauses,ask')).toBe(true)
  })

  test.each([
    ['{"id":', /^Line 2 of .* is not JSON\.$/],
    [line('x', 'hi', { asker: 'pupil' }), /^Line 2 of .* is not a question: asker: /],
    [line('x', 'hi', { policy: '../secret.md' }), /^Line 2 of .* is not a question: policy: must be a file name/],
    [line('x', 'hi', { policy: 'other.md' }), /^Line 2 of .* asks about other\.md, which is not in /],
  ])('a bad line is named by its number: %s', async (bad, message) => {
    const { code, out, err } = await ask('--batch', batchOf(line('a', 'hi'), bad), '--policies', policies)
    expect(code).toBe(2)
    expect(err.trim()).toMatch(message)
    expect(out).toBe('')
  })

  test('needs to be told where the policies are', async () => {
    expect(await ask('--batch', batchOf(line('a', 'hi')))).toMatchObject({
      code: 2,
      err: expect.stringContaining('--policies'),
    })
  })
})
