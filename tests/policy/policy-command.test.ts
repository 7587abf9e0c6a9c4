import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { policyCommand } from '../../src/cli/policy.ts'
import { parsePolicy } from '../../src/policy/schema.ts'
import { noSchool } from '../support/no-school.ts'

let folder = ''
let printed = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-policy-'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

async function run(...args: readonly string[]): Promise<void> {
  await policyCommand(noSchool)
    .exitOverride()
    .parseAsync(['read', ...args], { from: 'user' })
}

function fileWith(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const text = `# Tablet Policy

**School:** Willow School

## 1. Lending

1.1 Staff must not lend a tablet without the permission of the Headteacher.

1.2 Tablets must never be used to:

(a) bet.`

test('--json prints the contract and nothing else', async () => {
  await run(fileWith('p.md', text), '--json')
  const policy: unknown = JSON.parse(printed)
  expect(Object.keys(parsePolicy(policy))).toEqual([
    'title',
    'school',
    'academicYear',
    'adoptedOn',
    'reviewedOn',
    'reviewDueOn',
    'contentHash',
    'contacts',
    'clauses',
    'declaration',
    'notices',
  ])
  expect(policy).toMatchObject({
    title: 'Tablet Policy',
    clauses: [
      { number: '1.1', rule: 'conditional', permissionFrom: ['Headteacher'] },
      {},
      { leadIn: 'Tablets must never be used to:' },
    ],
  })
})

test('people get the head, each clause with whom it binds, the declaration and last what to check', async () => {
  await run(fileWith('p.md', text))
  expect(printed).toBe(`Tablet Policy
School:        Willow School
Clauses:       3 (staff 3)

1. Lending

  1.1  Staff must not lend a tablet without the permission of the Headteacher.
  [only if · staff · permission from Headteacher]

  1.2  Tablets must never be used to:
  [not allowed · staff]

  (a)  bet.
  [not allowed · staff]

Declaration
  I have read and understood the Tablet Policy, and I agree to follow it.
  To fill in: Full name, Date

Please check
- There is no signature block, so a plain declaration with full name and date stands in.
`)
})

test.each([
  ['not-there.md', undefined, /^There is no file .*not-there\.md\.$/],
  ['p.docx', 'MZ', /^p\.docx is a Windows program, although its name ends in \.docx\.$/],
  ['p.txt', 'x'.repeat(513 * 1024), /^p\.txt is 513 kB; a policy in plain text is read up to 512 kB\.$/],
])('%s is one plain sentence and prints nothing', async (name, content, message) => {
  const file = content === undefined ? join(folder, name) : fileWith(name, content)
  await expect(run(file)).rejects.toThrow(message)
  expect(printed).toBe('')
})
