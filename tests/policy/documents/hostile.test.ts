import { expect, test } from 'vitest'
import { readPolicyDocument } from '../../../src/policy/documents/read-document.ts'
import { PolicyFileError } from '../../../src/policy/policy-file-error.ts'
import { type Hostile, hostileDocx, hostilePdf, misnamed, packedPage, randomLike } from './hostile-files.ts'
import { docx, p } from './word.ts'

async function problemOf(...given: Parameters<typeof readPolicyDocument>): Promise<PolicyFileError> {
  try {
    await readPolicyDocument(...given)
  } catch (error) {
    if (error instanceof PolicyFileError) return error
    throw error
  }
  throw new Error(`${given[0].name} was read`)
}

async function expectRefused({ name, bytes, kind, says }: Hostile): Promise<void> {
  const error = await problemOf({ name, bytes })
  expect([error.kind, error.file]).toEqual([kind, name])
  if (typeof says === 'string') expect(error.problem).toBe(says)
  else expect(error.problem).toMatch(says)
  expect(error.message).toBe(`${name} ${error.problem}`)
  expect(error.message.length).toBeLessThan(200)
}

test.each(misnamed)('%s is refused', async (_, file) => expectRefused(file))
test.each(hostileDocx)('a .docx with %s is refused', async (_, file) => expectRefused(file))
test.each(hostilePdf)('a .pdf with %s is refused', async (_, file) => expectRefused(file))

const small = { mostMs: 10_000, mostMemoryMb: 32 }
const rule = { name: 'p.docx', bytes: docx({ body: p('Staff must ask.') }) }

test('a file that takes too long is given up and the limit is named', async () => {
  const file = { name: 'p.pdf', bytes: packedPage('q Q\n'.repeat(2_000_000)) }
  const error = await problemOf(file, { mostMs: 50, mostMemoryMb: 256 })
  expect(error).toMatchObject({
    kind: 'too-slow',
    problem: 'takes longer than 0.05 seconds to read, the most that is allowed.',
  })
})

test('a file that needs too much memory is given up, and the next one is read', async () => {
  const file = {
    name: 'p.docx',
    bytes: docx({ body: `${'<w:p/>'.repeat(390_000)}${randomLike(40_000)}` }),
  }
  const [error, policy] = await Promise.all([problemOf(file, small), readPolicyDocument(rule)])
  expect(error).toMatchObject({
    kind: 'too-large',
    problem: 'needs more than 32 MB of memory to read, the most that is allowed.',
  })
  expect(policy.clauses).toHaveLength(1)
})

test('80 kB of Markdown that other readers choke on is read', async () => {
  const bomb = { name: 'p.md', bytes: Buffer.from(`Staff must ask.\n\n${'*a_ '.repeat(20_000)}`) }
  expect((await readPolicyDocument(bomb)).clauses[0]?.text).toBe('Staff must ask.')
})
