import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { closingLine, readCounts } from './reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'assent-reports-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(content))
  return file
}
const vitest = { numPassedTests: 40, numFailedTests: 0, numPendingTests: 2, numTodoTests: 0 }
const playwright = { stats: { expected: 9, unexpected: 1, flaky: 1, skipped: 0 } }

test('both runners are summed in one line', () => {
  const counts = [
    readCounts('vitest', report('v.json', vitest), 0),
    readCounts('playwright', report('p.json', playwright), 1),
  ]
  expect(closingLine(counts)).toBe('50 passed, 1 failed, 2 skipped')
})

test('a runner that wrote no report is a failure', () => {
  expect(readCounts('vitest', join(folder, 'absent.json'), 0).failed).toBe(1)
})

test('a runner that failed outside any test is a failure', () => {
  expect(readCounts('vitest', report('v.json', vitest), 1)).toEqual({ passed: 40, failed: 1, skipped: 2 })
})

test('nothing is said of skipped tests where there are none', () => {
  expect(closingLine([{ passed: 3, failed: 0, skipped: 0 }])).toBe('3 passed, 0 failed')
})
