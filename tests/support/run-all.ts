/** Everything `npm test` promises, in order; the last line it prints is the sum of both runners. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Counts, closingLine, readCounts } from './reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'assent-tests-'))
const vitestFile = join(folder, 'vitest.json')
const playwrightFile = join(folder, 'playwright.json')

async function run(command: string): Promise<number> {
  console.log(`\n> ${command}`)
  const child = spawn(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile },
  })
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1 // null: ended by a signal
}

async function runAll(): Promise<Counts[]> {
  if ((await run('npm run --silent check')) !== 0) return [{ passed: 0, failed: 1, skipped: 0 }]
  const vitest = await run(`vitest run --reporter=default --reporter=json --outputFile.json="${vitestFile}"`)
  const playwright = await run('playwright test --reporter=list,json')
  return [readCounts('vitest', vitestFile, vitest), readCounts('playwright', playwrightFile, playwright)]
}

const counts = await runAll()
rmSync(folder, { recursive: true, force: true })
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0
console.log(`\n${closingLine(counts)}`)
