import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { exitCodeOf } from '../../src/cli/exit.ts'
import { policyCommand } from '../../src/cli/policy.ts'
import type { PolicyContext } from '../../src/cli/policy-review.ts'
import { noSchool } from '../support/no-school.ts'
import { oakfield } from '../support/oakfield.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-review-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

function fileWith(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

function terminal(context?: PolicyContext) {
  const { stores, ports } = oakfield()
  const opened = context ?? (async () => ({ stores, clock: ports.clock }))
  async function run(...words: readonly string[]) {
    const printed = { out: '', err: '' }
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed.out += String(text)
      return true
    })
    vi.spyOn(console, 'error').mockImplementation((text) => {
      printed.err += `${text}\n`
    })
    const command = policyCommand(opened)
    for (const each of [command, ...command.commands]) each.exitOverride().configureOutput({ writeErr: () => {} })
    const failure = await command.parseAsync(words, { from: 'user' }).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    )
    return { ...printed, failure }
  }
  return { stores, run }
}

const text = `# Tablet Policy

This policy applies to all staff and governors. The next review is due in September 2027.

1.1 Staff must lock tablets in the trolley.

1.2 Tablets must not be lent. Staff may lend a case.

1.3 Homework is set on Fridays. Parents should look at it.

1.4 Tablets are charged overnight.

1.5 Ask the ICT Manager for a case.
`

describe('review', () => {
  test('shows what is uncertain first, why, and the commands that settle it', async () => {
    const file = fileWith('tablets.md', text)
    const { out, err, failure } = await terminal().run('review', file)
    expect(failure).toBeUndefined()
    expect(err).toBe('')
    expect(out).toMatch(/^Tablet Policy\nPolicy tablet-policy: 6 clauses, 2 uncertain\n/)
    expect(out).toContain('  1.3  Homework is set on Fridays.')
    expect(out).toContain(
      '    ? Its first sentence names nobody and a later one parents; taken to bind staff, governors and parents.\n',
    )
    expect(out).toContain(`    assent policy correct ${file} 1.3 --audience staff,governor,visitor\n`)
    expect(out).not.toContain('Tablets are charged overnight')
    expect((await terminal().run('review', file, '--all')).out).toContain('  1.4  Tablets are charged overnight.')
  })

  test('without a school it reads the file alone and says so', async () => {
    const { run } = terminal(noSchool)
    const { out, err, failure } = await run('review', fileWith('tablets.md', text))
    expect(failure).toBeUndefined()
    expect(out).toContain('2 uncertain')
    expect(err).toBe('No school runs here, so nobody’s earlier corrections were looked at.\n')
    const refused = await run('correct', fileWith('tablets.md', text), '1.3', '--right', '--yes')
    expect(exitCodeOf(refused.failure)).toBe(2)
  })

  test('--json prints one object, with a choice of words for each doubt', async () => {
    const { out } = await terminal().run('review', fileWith('tablets.md', text), '--json')
    expect(JSON.parse(out)).toMatchObject({
      policyId: 'tablet-policy',
      counts: { clauses: 6, uncertain: 2, checkAgain: 0, corrections: 0 },
      correctionsLookedAt: true,
      warning: null,
      clauses: [
        { handle: '1.2', doubts: [{ about: 'rule', weight: 2, instead: 'required' }] },
        { handle: '1.3' },
        {},
        {},
        {},
        {},
      ],
    })
  })
})

describe('correct', () => {
  test('notes it for this policy, and the next review has it so', async () => {
    const { stores, run } = terminal()
    const file = fileWith('tablets.md', text)
    const { out, err, failure } = await run(
      'correct',
      file,
      '1.3',
      '--audience',
      'staff',
      '--by',
      'Helen Ward',
      '--yes',
    )
    expect(failure).toBeUndefined()
    expect(out).toMatch(/^“Homework is set .*”\n {2}it binds staff \(Helen Ward\)\n$/)
    expect(err).toContain('Noted.')
    expect((await stores.corrections.find('tablet-policy' as never))?.corrections).toHaveLength(1)
    const reviewed = await run('review', file, '--all')
    expect(reviewed.out).toContain('6 clauses, 1 uncertain, 1 correction in force')
    expect(reviewed.out).toContain('    binds staff, because somebody said so\n')
    expect(reviewed.out).toContain('    ! Helen Ward, 2026-09-01: it binds staff\n')
    await run('correct', file, '1.3', '--undo', '--yes')
    expect((await run('review', file)).out).toContain('2 uncertain')
  })

  test('--dry-run and nobody to ask change nothing', async () => {
    const { stores, run } = terminal()
    const file = fileWith('tablets.md', text)
    const dry = await run('correct', file, '1.3', '--audience', 'staff', '--dry-run', '--json')
    expect(JSON.parse(dry.out)).toMatchObject({
      noted: false,
      made: [{ words: 'it binds staff' }],
      counts: { uncertain: 1 },
    })
    const unasked = await run('correct', file, '1.3', '--audience', 'staff')
    expect(exitCodeOf(unasked.failure)).toBe(2)
    expect(unasked.failure?.message).toContain('add --yes')
    expect(await stores.corrections.find('tablet-policy' as never)).toBeUndefined()
  })

  test('sets dates, title and whom it is for without naming a clause', async () => {
    const { run } = terminal()
    const file = fileWith('tablets.md', text)
    await run('correct', file, '--review-due', '2028-01', '--title', ' Our  tablets ', '--for', 'staff', '--yes')
    const { out } = await run('review', file, '--all')
    expect(out).toMatch(/^Our tablets\nPolicy tablet-policy: /)
    expect(out).toContain('  Next review: 2028-01\n')
    expect(out).toContain('  It is for: staff\n')
    await run('correct', file, '--undo', '--yes')
    expect((await run('review', file)).out).toMatch(/^Tablet Policy\n/)
  })

  test.each([
    ['a wrong audience', ['1.3', '--audience', 'everyone'], /"everyone" is not an audience/],
    ['a wrong rule', ['1.3', '--rule', 'sometimes'], /Allowed choices are/],
    ['a date that is none', ['--review-due', '2027-02-30'], /is not a date/],
    ['an empty title', ['--title', '  '], /1 to 200 characters/],
    ['an unknown clause', ['9', '--right'], /no clause 9/],
    ['nobody’s name', ['1.3', '--right', '--by', ' '], /--by and a name/],
    ['a policy that is not there', ['1.3', '--right', '--new-text-of', 'nothing'], /There is no policy nothing/],
  ])('%s is refused with one sentence', async (_what, words, message) => {
    const { failure } = await terminal().run('correct', fileWith('tablets.md', text), ...words, '--yes')
    expect(exitCodeOf(failure)).toBe(2)
    expect(failure?.message).toMatch(message)
  })
})

describe('publish', () => {
  test('makes a version with the corrections and the file, once', async () => {
    const { stores, run } = terminal()
    const file = fileWith('tablets.md', text)
    await run('correct', file, '1.3', '--audience', 'staff', '--by', 'Helen Ward', '--yes')
    const dry = await run('publish', file, '--dry-run')
    expect(dry.out).toContain('1 clause is uncertain. To look: assent policy review')
    expect(dry.err).toContain('Nothing was published')
    expect(await stores.policies.listPolicyIds()).toEqual([])

    const { out, err } = await run('publish', file, '--by', 'Helen Ward', '--yes', '--json')
    expect(err).toBe('Published.\n')
    const printed = JSON.parse(out)
    expect(printed).toMatchObject({ policyId: 'tablet-policy', isNew: true, publishedBy: 'Helen Ward', clauses: 6 })
    expect(printed.corrections).toMatchObject([{ field: 'audiences', value: 'staff', by: 'Helen Ward' }])
    const [version] = await stores.policies.listVersions(printed.policyId)
    expect(version?.policy.clauses.find(({ number }) => number === '1.3')?.audiences).toEqual(['staff'])
    expect(new TextDecoder().decode(await stores.originals.find(printed.original.sha256))).toBe(text)

    const again = await run('publish', file, '--yes', '--json')
    expect(JSON.parse(again.out)).toMatchObject({ versionId: printed.versionId, isNew: false, published: true })
    expect(await stores.policies.listVersions(printed.policyId)).toHaveLength(1)
  })

  test('a file of another policy under the same title is refused until somebody says so', async () => {
    const { stores, run } = terminal()
    await run('publish', fileWith('tablets.md', text), '--yes')
    const other = `# Tablet Policy\n\n${['Wash your hands.', 'Wear a hat.', 'Park at the back.', 'Keep to the left.', 'Feed no ducks.', 'Sing often.'].map((rule, index) => `${index + 1}. ${rule}`).join('\n\n')}\n`
    const file = fileWith('other.md', other)
    for (const command of ['review', 'publish']) {
      const { failure } = await run(command, file, ...(command === 'publish' ? ['--yes'] : []))
      expect(exitCodeOf(failure)).toBe(2)
      expect(failure?.message).toContain('add --new-text-of tablet-policy')
    }
    const { failure } = await run('publish', file, '--new-text-of', 'tablet-policy', '--yes')
    expect(failure).toBeUndefined()
    expect(await stores.policies.listVersions('tablet-policy' as never)).toHaveLength(2)
  })

  test('a new title over the same clauses is asked about, and carries the corrections where it is said', async () => {
    const { stores, run } = terminal()
    const file = fileWith('tablets.md', text)
    await run('correct', file, '1.3', '--audience', 'staff', '--yes')
    await run('publish', file, '--yes')
    const renamed = fileWith('renamed.md', text.replace('Tablet Policy', 'Policy on Devices'))
    expect((await run('review', renamed)).err).toContain('add --new-text-of tablet-policy')
    const { out } = await run('publish', renamed, '--new-text-of', 'tablet-policy', '--yes', '--json')
    expect(JSON.parse(out)).toMatchObject({
      policyId: 'tablet-policy',
      title: 'Policy on Devices',
      corrections: [{ value: 'staff' }],
    })
    expect(await stores.policies.listPolicyIds()).toEqual(['tablet-policy'])
  })
})
