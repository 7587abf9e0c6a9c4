import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cruiseSource, ruleNames, type Violation } from './cruise.ts'
import { findImpurities } from './impurities.ts'
import { innocent, planted } from './planted.ts'

test('imports point the way the layout says', async () => {
  const { violations, modules } = await cruiseSource(process.cwd())

  expect(violations).toEqual([])
  // A cruiser that cannot read TypeScript passes by finding nothing.
  expect(modules).toContain('src/policy/policy.ts')
})

describe('planted violations', () => {
  let root: string
  let violations: Violation[]

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'assent-boundary-'))
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction')
    const plant = (file: string, text: string) => {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    }
    for (const [file, text] of Object.entries(innocent)) plant(`src/${file}`, text)
    for (const [, file, text] of planted) plant(`src/${file}`, text)
    plant('tests/plain.ts', '')
    plant('package.json', readFileSync('package.json', 'utf8'))
    violations = (await cruiseSource(root)).violations
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test.each(planted)('%s is reported in %s', (rule, file) => {
    expect(violations).toContainEqual(expect.objectContaining({ rule, from: `src/${file}` }))
  })

  test('innocent files are left alone', () => {
    const reported = violations.filter(({ rule }) => rule !== 'no-cycles').map(({ from }) => from)
    for (const file of Object.keys(innocent)) expect(reported).not.toContain(`src/${file}`)
  })

  test('every rule has one', async () => {
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(await ruleNames()))
  })
})

describe('capabilities ask for time and chance', () => {
  test('none takes them for itself', () => {
    const files = globSync('src/{policy,people,campaigns,attestations,reports,answers}/**/*.ts')
    const found = files.map((file) => [file, findImpurities(readFileSync(file, 'utf8'))] as const)

    expect(files).toContain(join('src', 'policy', 'policy.ts'))
    expect(found.filter(([, impurities]) => impurities.length > 0)).toEqual([])
  })

  test('a capability that helps itself is found', () => {
    const text = `
      // Date.now() in a comment is no call
      const given = new Date(instant); const now = new Date(); const later = new Date
      const a = Date.now() + Math.random(); setTimeout(() => fetch('x'), 1)
      const id = crypto.randomUUID(); randomBytes(16)
    `
    expect(findImpurities(text)).toEqual([
      'new Date()',
      'new Date',
      'Date.now',
      'Math.random',
      'setTimeout',
      'fetch',
      'crypto.randomUUID',
      'randomBytes',
    ])
  })
})
