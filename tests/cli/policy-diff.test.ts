import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { policyCommand } from '../../src/cli/policy.ts'
import { noSchool } from '../support/no-school.ts'

let folder = ''
let printed = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-diff-'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  writeFileSync(join(folder, 'old.md'), textOf(...old))
  writeFileSync(join(folder, 'new.md'), textOf(...now))
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const textOf = (...clauses: readonly string[]) => `# Tablet Policy\n\n## 1. Lending\n\n${clauses.join('\n\n')}\n`
const old = [
  '1.1 Staff may lend a tablet to a colleague with the permission of the Headteacher.',
  '1.2 Visitors must return tablets to the office within two days.',
  '1.3 Staff must charge tablets overnight in the trolley.',
]
const now = [
  '1.1 Staff must never lend a tablet to a colleague.',
  '1.2 Visitors must return tablets to the office within one day.',
  '1.3 Staff must charge tablets overnight in the trolley.',
  '1.4 Staff must never eat near the trolley.',
]

async function run(...args: readonly string[]): Promise<void> {
  await policyCommand(noSchool)
    .exitOverride()
    .parseAsync(['diff', join(folder, 'old.md'), join(folder, 'new.md'), ...args], { from: 'user' })
}

test('people get the counts, then each change with its words', async () => {
  await run()
  expect(printed).toBe(`Tablet Policy: what changed
1 new, 0 gone, 2 changed, 0 with only another number or heading, 1 as they were

1.1 used to be allowed with the Headteacher’s permission and is now forbidden.
  Staff [removed: may][added: must never] lend a tablet to a colleague [removed: with the permission of the Headteacher].

1.2 now says “one day” where it said “two days”.
  Visitors must return tablets to the office within [removed: two days][added: one day].

1.4 is new: “Staff must never eat near the trolley.”
`)
})

test('--for leaves only what binds those people', async () => {
  await run('--for', 'visitor', '--json')
  expect(JSON.parse(printed)).toMatchObject({
    isRewritten: false,
    changes: [{ kind: 'changed', summary: '1.2 now says “one day” where it said “two days”.', isRuleChanged: false }],
    declaration: null,
    renumbered: [],
    unchanged: 0,
  })
})

test('--json gives both sides of each change, null where there is none', async () => {
  await run('--json')
  expect(JSON.parse(printed)).toMatchObject({
    changes: [
      { before: { rule: 'conditional' }, after: { rule: 'prohibited' }, isRuleChanged: true },
      { rewording: { parts: [{}, { kind: 'removed', text: 'two days' }, { kind: 'added', text: 'one day' }, {}] } },
      { kind: 'added', before: null, after: { number: '1.4' } },
    ],
    unchanged: 1,
  })
})
