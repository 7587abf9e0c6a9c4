import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test, vi } from 'vitest'
import { policyCommand } from '../../src/cli/policy.ts'
import { oakfield } from '../../src/local/oakfield/school.ts'
import { openStores } from '../../src/storage/open-stores.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { systemClock } from '../../src/system.ts'
import { azuriteForFile, configFor } from '../support/azurite.ts'

const azurite = azuriteForFile()
const folder = mkdtempSync(join(tmpdir(), 'assent-reviewed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const id = (n: number) => `0a4f1e1d-0000-4000-8000-00000000000${n}`

function settings(): Record<string, string> {
  return {
    ASSENT_PUBLIC_URL: 'https://assent.oakfield.example',
    ASSENT_SCHOOL_NAME: oakfield.name,
    ASSENT_TENANT_ID: oakfield.tenantId,
    ASSENT_TEAMS_APP_ID: id(2),
    ASSENT_BOT_ID: id(3),
    ASSENT_BOT_CREDENTIAL: 'secret',
    ASSENT_BOT_SECRET: 'canary',
    ASSENT_GRAPH_CLIENT_ID: id(4),
    ASSENT_GRAPH_CREDENTIAL: 'secret',
    ASSENT_GRAPH_SECRET: 'canary',
    ASSENT_STORAGE_CONNECTION_STRING: azurite().connectionString,
    ASSENT_STAFF_GROUPS: id(5),
  }
}

/** The command as a school's technician runs it: a process of its own. */
async function assent(...words: readonly string[]): Promise<string> {
  const command = join(import.meta.dirname, '../../src/cli/assent.ts')
  const options = { env: { ...process.env, ...settings() } }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=DEP0040', command, ...words],
    options,
  )
  return stdout
}

/** The same without starting a process for each. */
async function policy(stores: Stores, ...words: readonly string[]): Promise<string> {
  let printed = ''
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  await policyCommand(async () => ({ stores, clock: systemClock })).parseAsync(words, { from: 'user' })
  vi.restoreAllMocks()
  return printed
}

function fileWith(name: string, clauses: readonly string[]): string {
  const file = join(folder, name)
  const rules = clauses.map((clause, index) => `1.${index + 1} ${clause}`)
  writeFileSync(file, ['# Tablet Policy', 'This policy applies to all staff and governors.', ...rules].join('\n\n'))
  return file
}

const rules2026 = [
  'Staff must lock tablets in the trolley every evening.',
  'Tablets are charged overnight.',
  'The blue case is for trips.',
  'Ask the ICT Manager for a charger.',
  'Cracks are put right by the office.',
]
const rules2027 = [
  'Staff must lock tablets in the blue trolley every evening.',
  'Ask the ICT Manager for a charger.',
  'Tablets are charged overnight.',
  'Cracks are put right by the office.',
]

test('what was corrected one year is laid over the next, and each version keeps its own file', async () => {
  const [first, second] = [fileWith('Polisi 2026 “ffôn”.md', rules2026), fileWith('2027.md', rules2027)]
  const stores = await openStores(configFor(azurite()), oakfield.tenantId)
  const by = ['--by', 'Helen Ward', '--yes']
  await policy(stores, 'correct', first, '1.1', '--rule', 'prohibited', ...by)
  await policy(stores, 'correct', first, '1.2', '--audience', 'staff', ...by)
  await policy(stores, 'correct', first, '1.3', '--not-a-clause', ...by)
  const published = JSON.parse(await assent('policy', 'publish', first, ...by, '--json'))
  expect(published).toMatchObject({ isNew: true, clauses: 5, publishedBy: 'Helen Ward' })

  const review = JSON.parse(await policy(stores, 'review', second, '--json'))
  expect(review).toMatchObject({
    counts: { clauses: 5, checkAgain: 1, corrections: 2 },
    clauses: [{ handle: '1.1', rule: 'prohibited', corrections: [{ isReworded: true }] }, {}, {}, {}, {}],
    gone: [{ text: 'The blue case is for trips.' }],
  })
  await policy(stores, 'correct', second, '1.1', '--right', ...by)
  const next = JSON.parse(await policy(stores, 'publish', second, ...by, '--json'))
  expect(next).toMatchObject({ isNew: true, clauses: 5, checkAgain: 0, policyId: published.policyId })

  const versions = await stores.policies.listVersions(published.policyId)
  expect(versions.map(({ versionId }) => versionId)).toEqual([published.versionId, next.versionId])
  expect(versions[1]?.policy.clauses.find(({ text }) => text.startsWith('Tablets'))?.audiences).toEqual(['staff'])
  expect(versions[0]?.original?.name).toBe('Polisi 2026 “ffôn”.md')
  for (const { original } of versions) {
    expect(await stores.originals.find(original?.sha256 ?? '')).toHaveLength(original?.bytes ?? -1)
  }
  expect(await assent('verify')).toContain('Everything holds.')
})
