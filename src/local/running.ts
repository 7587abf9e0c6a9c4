import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod/v4'

const runningSchema = z.object({
  pid: z.number(),
  bot: z.string(),
  tab: z.string(),
  playground: z.string(),
  graph: z.string(),
  tables: z.string(),
})

/** Where a local mode of this checkout can be reached while it runs. */
export type Running = z.infer<typeof runningSchema>

const ownFolder = join(import.meta.dirname, '..', '..', '.assent')
const fileName = /^running-\d+\.json$/

export function recordRunning(running: Running, folder = ownFolder): void {
  mkdirSync(folder, { recursive: true })
  for (const file of filesIn(folder)) if (readAlive(file) === undefined) rmSync(file, { force: true })
  writeFileSync(fileOf(running.pid, folder), JSON.stringify(running, null, 2))
}

export function forgetRunning(pid = process.pid, folder = ownFolder): void {
  rmSync(fileOf(pid, folder), { force: true })
}

/** The local mode of this checkout that started last and is alive; a file left by a killed one does not count. */
export function findRunning(folder = ownFolder): Running | undefined {
  const alive = filesIn(folder).flatMap((file) => readAlive(file) ?? [])
  return alive.sort((a, b) => b.startedAtMs - a.startedAtMs)[0]?.running
}

function fileOf(pid: number, folder: string): string {
  return join(folder, `running-${pid}.json`)
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => fileName.test(name))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

function readAlive(file: string): { readonly running: Running; readonly startedAtMs: number } | undefined {
  try {
    const running = runningSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    process.kill(running.pid, 0)
    return { running, startedAtMs: statSync(file).mtimeMs }
  } catch {
    return undefined
  }
}
