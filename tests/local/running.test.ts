import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findRunning, forgetRunning, type Running, recordRunning } from '../../src/local/running.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-running-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (pid: number, tables: string): Running => ({ pid, bot: '', tab: '', playground: '', graph: '', tables })

test('a command acts on the local mode that started last, and on the other one when that has stopped', () => {
  recordRunning(at(process.ppid, 'first'), folder)
  utimesSync(join(folder, `running-${process.ppid}.json`), 0, 0)
  recordRunning(at(process.pid, 'second'), folder)
  expect(findRunning(folder)?.tables).toBe('second')
  forgetRunning(process.pid, folder)
  expect(findRunning(folder)?.tables).toBe('first')
  forgetRunning(process.ppid, folder)
  expect(findRunning(folder)).toBeUndefined()
})

test('what a killed one left behind does not count, and goes when the next one starts', () => {
  // No process has this id: the largest that any system gives out is far below.
  writeFileSync(join(folder, 'running-2000000000.json'), JSON.stringify(at(2_000_000_000, 'dead')))
  writeFileSync(join(folder, 'running-1.json'), 'half a fi')
  expect(findRunning(folder)).toBeUndefined()
  recordRunning(at(process.pid, 'alive'), folder)
  expect(readdirSync(folder)).toEqual([`running-${process.pid}.json`])
})

test('without a folder nothing runs', () => {
  expect(findRunning(join(folder, 'none'))).toBeUndefined()
})
